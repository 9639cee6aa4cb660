// Completion from the JSON Schemas and the names of facts: where in the structure the cursor is, what may stand there.

/** The keys that lead to a place in lines of YAML, outermost first; "[]" for an item of a list. */
export function pathAt(lines, number, column) {
  const path = [];
  let level = column;
  let inList = false;
  const visit = (token, alone) => {
    if (token.dash ? token.column < level : token.column < level || (inList && alone && token.column === level)) {
      path.unshift(token.dash ? "[]" : token.name);
      level = token.column;
      inList = token.dash;
    }
  };
  for (const token of tokensOf(lines[number].slice(0, column + 1)).reverse()) if (token.column < column) visit(token, false);
  for (let at = number - 1; at >= 0 && (level > 0 || inList); at -= 1) {
    const tokens = tokensOf(lines[at]);
    // a list may stand as far left as the key above it
    for (const token of tokens.reverse()) visit(token, tokens.length === 1);
  }
  return path;
}

// a line's dashes and its key, with their columns
function tokensOf(line) {
  const lead = /^\s*(?:-\s+)*(?:-$)?/.exec(line)[0];
  const tokens = [...lead].flatMap((char, column) => (char === "-" ? [{ column, dash: true }] : []));
  const key = /^("[^"]*"|'[^']*'|[^\s#:][^:#]*?)\s*:(?:\s|$)/.exec(line.slice(lead.length));
  if (key) tokens.push({ column: lead.length, name: key[1].replace(/^["']|["']$/g, ""), dash: false });
  return tokens;
}

/** The parts of a schema that may describe what stands at a path. */
export function schemasAt(root, path) {
  let present = resolved(root, root);
  for (const step of path) {
    present = present.flatMap((schema) => resolved(root, inside(schema, step)));
    if (!present.length) break;
  }
  return present;
}

function inside(schema, step) {
  if (step === "[]") return schema.items ? [schema.items] : [];
  if (schema.properties?.[step]) return [schema.properties[step]];
  return schema.additionalProperties && typeof schema.additionalProperties === "object" ? [schema.additionalProperties] : [];
}

function resolved(root, schema, seen = new Set()) {
  return [schema].flat().flatMap((part) => {
    if (seen.has(part)) return [];
    seen.add(part);
    const below = [...(part.anyOf ?? []), ...(part.oneOf ?? []), ...(part.allOf ?? [])];
    if (part.$ref) below.push(part.$ref.slice(2).split("/").reduce((at, name) => at?.[decodeURIComponent(name)], root));
    return [part, ...below.filter(Boolean).flatMap((one) => resolved(root, one, seen))];
  });
}

/** What may be typed as a key below schemas: [{ label, info }]. */
export function keysOf(schemas) {
  const found = new Map();
  for (const schema of schemas) {
    for (const [name, about] of Object.entries(schema.properties ?? {})) {
      if (!found.has(name)) found.set(name, about.description ?? "");
    }
  }
  return [...found].map(([label, info]) => ({ label, info }));
}

/** The words a value may be. */
export function valuesOf(schemas) {
  return [...new Set(schemas.flatMap((schema) => schema.enum ?? (schema.const !== undefined ? [schema.const] : [])))].map(String);
}
