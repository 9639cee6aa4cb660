"""``record``: a dataclass that is quick to declare and, when frozen, to make; ``replace`` makes it again.

A type checker takes ``@record(frozen=True, slots=True)`` for the decorator of ``dataclasses``, so it finds an
assignment to a field. At run time nothing stands guard: a frozen dataclass is made five times as slowly as
one that is not (1.0 against 0.2 µs for nine fields), and a report of 230 pages makes 200,000. To declare one
takes 0.3 ms with ``dataclasses``, and there are 270: a third of the time in which the program starts. Here it
takes a tenth of that: ``__init__`` is compiled for those classes that records are made of, and what
``dataclasses`` knows of a class is found out when it is asked. Equality, hash, ``replace``, ``fields`` and
``match`` are as with any dataclass; the ``replace`` of this module gives what that of ``dataclasses`` gives,
in less than half the time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["record", "replace"]

if TYPE_CHECKING:
    from dataclasses import dataclass as record
    from dataclasses import replace
else:
    import dataclasses
    from dataclasses import MISSING, Field, dataclass
    from functools import total_ordering
    from inspect import get_annotations
    from operator import attrgetter

    # of a class: its fields in order, each with its annotation and its default, a Field or MISSING
    _FIELDS = "__record_fields__"

    def record(*, frozen=False, slots=False, eq=True, order=False):
        """The decorator. ``frozen`` is for the type checker and the hash; records are compared unless ``eq``
        is false. Fields may have defaults, factories, ``compare=False`` and ``repr=False``.
        """

        def declared(cls):
            fields = _fields(cls)
            made = _slotted(cls, fields) if slots else cls
            setattr(made, _FIELDS, fields)
            made.__match_args__ = tuple(fields)
            # ``replace`` asks for fields alone: without methods they are described in a tenth of the time
            made.__dataclass_fields__ = _Description("__dataclass_fields__", made, eq=False, frozen=False)
            made.__dataclass_params__ = _Description("__dataclass_params__", made, eq=eq, frozen=frozen)
            methods = {
                "__init__": _first_init(made),
                "__repr__": _first_repr(made),
                "__replace__": _first_replace(made),
            }
            values = _values([name for name, (_, default) in fields.items() if _flag(default, "compare")])
            if eq:
                methods["__eq__"] = _equal(values)
                methods["__hash__"] = (lambda self: hash(values(self))) if frozen else None
            if order:
                methods["__lt__"] = _less(values)
            for name, method in methods.items():
                if name not in cls.__dict__:
                    setattr(made, name, method)
            return total_ordering(made) if order else made

        return declared

    def replace(record, /, **changes):
        """The record with other values of some fields; of any dataclass, not of records alone."""
        try:
            again = record.__replace__
        except AttributeError:
            return dataclasses.replace(record, **changes)
        return again(**changes)

    def _fields(cls):
        """The fields of the bases, then those the class declares; as class attributes they are gone."""
        fields = {}
        for base in reversed(cls.__mro__[1:]):
            fields |= base.__dict__.get(_FIELDS, {})
        for name, annotation in get_annotations(cls).items():
            if annotation.startswith("ClassVar"):
                continue
            default = cls.__dict__.get(name, MISSING)
            if default.__class__.__hash__ is None:
                raise ValueError(f"{cls.__qualname__}.{name}: a default that can change needs a factory")
            fields[name] = annotation, default
            if isinstance(default, Field):
                delattr(cls, name)
                if default.default is not MISSING:
                    setattr(cls, name, default.default)
        return fields

    def _slotted(cls, fields):
        """The class anew, with slots for its own fields."""
        inherited = {name for base in cls.__mro__[1:] for name in base.__dict__.get("__slots__", ())}
        namespace = {
            name: value
            for name, value in cls.__dict__.items()
            if name not in fields and name not in ("__dict__", "__weakref__")
        }
        namespace["__slots__"] = tuple(name for name in fields if name not in inherited)
        made = type(cls)(cls.__name__, cls.__bases__, namespace)
        made.__qualname__ = cls.__qualname__
        return made

    class _Description:
        """What ``dataclasses`` knows a class by, made when it is asked for."""

        def __init__(self, name, cls, **settings):
            self._name = name
            self._cls = cls
            self._settings = settings

        def __get__(self, instance, owner):
            described = getattr(self._cls, _FIELDS)
            namespace = {name: default for name, (_, default) in described.items() if default is not MISSING}
            namespace["__annotations__"] = {name: annotation for name, (annotation, _) in described.items()}
            namespace["__module__"] = self._cls.__module__
            namespace["__doc__"] = (
                "A twin that is never made."  # without words the library finds some, slowly
            )
            twin = type(self._cls.__name__, (), namespace)
            found = getattr(dataclass(init=False, repr=False, **self._settings)(twin), self._name)
            setattr(self._cls, self._name, found)
            return found

    def _first_init(cls):
        """Makes the first record, and what makes all others."""

        def first(self, *arguments, **named):
            made = _init(cls)
            if cls.__dict__["__init__"] is first:
                cls.__init__ = made
            made(self, *arguments, **named)

        return first

    def _init(cls):
        """Sets the fields in order; a default made by a factory is made for each record anew."""
        known = {"MISSING": MISSING}
        parameters, body = ["self"], []
        for name, (_, default) in getattr(cls, _FIELDS).items():
            parameter = value = name
            if isinstance(default, Field) and default.default_factory is not MISSING:
                known[f"make_{name}"] = default.default_factory
                value = f"make_{name}() if {name} is MISSING else {name}"
                parameter = f"{name}=MISSING"
            else:
                plain = default.default if isinstance(default, Field) else default
                if plain is not MISSING:
                    known[f"default_{name}"] = plain
                    parameter = f"{name}=default_{name}"
            parameters.append(parameter)
            body.append(f"self.{name} = {value}")
        if hasattr(cls, "__post_init__"):
            body.append("self.__post_init__()")
        exec(f"def __init__({', '.join(parameters)}):\n " + "\n ".join(body or ["pass"]), known)
        made = known["__init__"]
        made.__qualname__ = f"{cls.__qualname__}.__init__"
        return made

    def _flag(default, name):
        """Whether a field takes part in something; all do unless they say otherwise."""
        return getattr(default, name) if isinstance(default, Field) else True

    def _first_replace(cls):
        """Makes the first record again, and what does so with all others."""

        def first(self, **changes):
            made = _replace(cls)
            if cls.__dict__["__replace__"] is first:
                cls.__replace__ = made
            return made(self, **changes)

        return first

    def _replace(cls):
        """Takes every field from the changes or from the record, without a list of fields to go through."""
        names = list(getattr(cls, _FIELDS))
        known = {"MISSING": MISSING}
        parameters = "".join(f", {name}=MISSING" for name in names)
        values = ", ".join(f"self.{name} if {name} is MISSING else {name}" for name in names)
        star = ", *" if names else ""
        exec(f"def __replace__(self{star}{parameters}):\n return self.__class__({values})", known)
        made = known["__replace__"]
        made.__qualname__ = f"{cls.__qualname__}.__replace__"
        return made

    def _first_repr(cls):
        """Says the first record, and makes what says all others: hashes of FLOW are made from it."""

        def first(self):
            made = _repr(cls)
            if cls.__dict__["__repr__"] is first:
                cls.__repr__ = made
            return made(self)

        return first

    def _repr(cls):
        """Names the class of the record and every field that is shown, with its value."""
        described = getattr(cls, _FIELDS).items()
        shown = [f"{name}={{self.{name}!r}}" for name, (_, default) in described if _flag(default, "repr")]
        known = {}
        exec(f"def __repr__(self):\n return f'{{type(self).__qualname__}}({', '.join(shown)})'", known)
        made = known["__repr__"]
        made.__qualname__ = f"{cls.__qualname__}.__repr__"
        return made

    def _values(names):
        """A function that gives the values of these attributes as a tuple."""
        if len(names) > 1:
            return attrgetter(*names)
        return lambda record: tuple(getattr(record, name) for name in names)

    def _equal(values):
        def equal(self, other):
            if other is self:  # most that is compared is what was there before
                return True
            return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

        return equal

    def _less(values):
        def less(self, other):
            return values(self) < values(other) if other.__class__ is self.__class__ else NotImplemented

        return less
