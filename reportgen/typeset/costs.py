"""What a line's departures from its natural setting cost, in one place: the optimiser adds these up.

The unit is arbitrary; 10 is about the cost of a full-width line of 14 em spread by one em. Sources of order
and limits: clreq §3.1 (reduction and expansion of inter-character spacing), GB/T 15834 §5.1.10.
"""

from __future__ import annotations

# squeeze, in the order in which it is used up; cost per em of the line's size.
# word spaces, brackets and quotes, comma-like marks, Han-Latin gaps, stops
SQUEEZE = (4.0, 8.0, 10.0, 14.0, 28.0)

# stretch per em: word spaces up to ½ em, Han-Latin gaps up to ½ em
STRETCH_SPACE = 4.0
STRETCH_GAP = 8.0

# even spread: grows with the square of the width of one gap, so many lines with a little beat one with
# much; from EVEN_LIMIT (em) on it is seen as holes, and only taken where nothing else is possible
EVEN = 100.0
EVEN_LIMIT = 0.25
EVEN_BEYOND = 4000.0
# a line without any place to stretch (one long word)
RIGID = 20000.0
# a line of one character that leaves an em or more empty
SINGLE = 700000.0

# word spaces and Han-Latin gaps, em
SPACE_MIN = 0.25
SPACE_MAX = 0.5
GAP_MIN = 0.125
GAP_MAX = 0.5

# breaks that are allowed but not liked
BREAK_HYPHEN = 12.0  # after the hyphen of a word
BREAK_CODE = 25.0  # inside an address or a path, after its slash
BREAK_ADDRESS = 45.0  # inside an address behind another sign than its slash
BREAK_ORDINAL = 15.0  # between 第 and its number
BREAK_SYLLABLE = 60.0  # inside a word, with a hyphen
BREAK_RELATION = 40.0  # behind the = or ≈ of a long formula
BREAK_NAME = 1.2e6  # in a label or cell: inside a part of a name, 海因|里希·冯; rather a line more
BREAK_NAME_EDGE = 12.0  # one character off the end of a longer part
BREAK_NUMBER_HAN = 300.0  # between a figure and a Han that is no unit
# breaks that a string wider than the column must have somewhere: as few as can be, the least harmful; a few
# lines spread far, even one or two that hold nothing to be spread, are better than a word torn
BREAK_UNIT = 1000.0  # 亿|元
BREAK_INNER = 2000.0  # behind the dash, slash or sign inside a number, code or formula
BREAK_SIGN = 100000.0  # beside another sign of a code: README.|md, call|(x)
BREAK_SCRIPT = 300000.0  # between the letters and figures of a code
BREAK_RANGE = 400000.0  # behind the dash between two figures: 1985—|1993, 30°|17′
BREAK_FIGURE = 800000.0  # between a figure and its unit, km/|h
BREAK_TOKEN = 1.0e6  # inside a word or number
BREAK_FRAGMENT = 500000.0  # more where it leaves a single letter or figure
BREAK_LIST_MARK = 2.5e6
BREAK_MARK = 5.0e6
BREAK_JOINED = 1.5e7
BREAK_CHARACTER = 5.0e7

# the last line: fewer than two Han characters (typography rule 6); one beside a figure or word is less of
# a fault, and a Latin word by itself hardly one
LONE_CHARACTER = 750000.0
LONE_WITH_WORD = 500000.0
LAST_WORD = 60.0
# for each Han a layout wants beyond two
LAST_LINE_SHORT = 2000.0

# a mark outside the column, where the layout lets marks hang: a little, so that it stays inside where it fits
HANG = 0.5

# ragged text: each line counts far more than its shape, so the fewest lines win; then even lengths
RAGGED_LINE = 1.0e6
RAGGED_EVEN = 1.0
RAGGED_PHRASE = 2.5  # a break that is not at a mark or blank, in em² of difference
# where words are known, by harm (text.phrases): free, faint, described, part, bound, torn. A line more is
# better than a word torn or a verb without its object
RAGGED_HARM = (0.0, 12.0, 16.0, 40.0, 1.2e6, 4.0e6)
# titles and labels up to so many lines are balanced with their last line, longer ones without it
BALANCED_LINES = 4

# a paragraph whose lines cost no more than this each is looked for first, then one with lines of this cost:
# what costs more is not followed. Most paragraphs in a wide column are of the first kind
WELL_SET = 3.0
FAIRLY_SET = 40.0

# a line shorter than the measure by more than this (em) is not looked at while others are possible
WINDOW = 4.0

# on a strict grid: a cell left empty at a line's end (grows with the square of their number), and a line
# that fits only off the grid
EMPTY_CELL = 10.0
OFF_GRID = 2000.0
