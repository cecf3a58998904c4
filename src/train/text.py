"""Words, quotation state and word shapes: the Python twin of src/token/.

The product's C code and this file must cut the same words; tests/unit/token holds
them against each other. Offsets are code points, half open.
"""
import bisect
import re

# Alternatives in order: letters joined by full stops ("U.S."), numbers with inner points or
# commas, runs of letters, digits and underscores, '' and ``, any other non-space character.
WORD = re.compile(r"[A-Za-z]+(?:\.[A-Za-z]\.)+|\d+(?:[.,]\d+)*|\w+|''|``|[^\w\s]")

LOWER, OPEN_MARK, CLOSE_MARK, STRAIGHT_MARK, PUNCT, NUMBER, CAPS, CAPITALIZED = range(8)
N_SHAPES = 8


def shape(word):
    c = word[0]
    if word in ("“", "``", "‘", "«"):
        return OPEN_MARK
    if word in ("”", "’", "»"):
        return CLOSE_MARK
    if word in ('"', "''", "'"):
        return STRAIGHT_MARK
    if c.isdigit():
        return NUMBER
    if not (c.isalnum() or c == "_"):
        return PUNCT
    letters = [x for x in word if x.isalpha()]
    if len(letters) > 1 and all(x.isupper() for x in letters):
        return CAPS
    if c.isupper():
        return CAPITALIZED
    return LOWER


OPENERS = "([{-–—“\"‘«`"


def _single_opens(text, b, par_end):
    """Whether the single mark at b opens a quotation: after a blank or an opening mark, before a
    letter, and with a closing single mark further on in the same paragraph."""
    if b > 0 and not (text[b - 1].isspace() or text[b - 1] in OPENERS):
        return False
    if b + 1 >= len(text) or not text[b + 1].isalpha():
        return False
    return any(_single_closes(text, k) for k in range(b + 2, par_end) if text[k] in "'’")


def _single_closes(text, b):
    """Whether the single mark at b can close: after a non-blank, not before a letter or digit.
    A mark after a plain s ("the Democrats' plan") is taken for a possessive."""
    if b == 0 or text[b - 1].isspace():
        return False
    if b + 1 < len(text) and text[b + 1].isalnum():
        return False
    return text[b - 1] not in "sS"


def quotation(text, words, par):
    """1 for each word inside a quotation. “ opens, ” closes, " and '' toggle, `` opens; a
    paragraph's start resets. Single marks count where they open and close as above."""
    n, state, double, single = len(words), [], 0, 0
    ends, end = [0] * n, len(text)
    for i in range(n - 1, -1, -1):
        ends[i] = end
        if par[i]:
            end = words[i][0]
    for i, (b, e) in enumerate(words):
        if par[i]:
            double = single = 0
        w = text[b:e]
        if w in ("“", "``", "«"):
            double = 1
        elif w in ("”", "»"):
            double = 0
        elif w in ('"', "''"):
            double = 1 - double
        elif w in ("'", "‘", "’"):
            if single and w != "‘" and _single_closes(text, b):
                single = 0
            elif not single and not double and w != "’" and _single_opens(text, b, ends[i]):
                single = 1
        state.append(1 if double or single else 0)
    return state


class Words:
    """The words of a text with their layout: spans, shape, paragraph starts, quotation state."""

    def __init__(self, text):
        self.text = text
        self.spans = [m.span() for m in WORD.finditer(text)]
        self.par, last = [], 0
        for b, e in self.spans:
            self.par.append(1 if not self.par or "\n" in text[last:b] else 0)
            last = e
        self.shape = [shape(text[b:e]) for b, e in self.spans]
        self.quote = quotation(text, self.spans, self.par)
        self.starts = [b for b, _ in self.spans]

    def __len__(self):
        return len(self.spans)

    def covered(self, b, e, trim=True):
        """Word range [i, j) that overlaps code points [b, e), without punctuation at its edges."""
        i = max(0, bisect.bisect_right(self.starts, b) - 1)
        while i < len(self) and self.spans[i][1] <= b:
            i += 1
        j = bisect.bisect_left(self.starts, e)
        if trim:
            while i < j and not self._letter(i):
                i += 1
            while j > i and not self._letter(j - 1):
                j -= 1
        return (i, j) if i < j else None

    def _letter(self, i):
        return self.text[self.spans[i][0]].isalnum()


def windows(n_pieces, par, ends, size, overlap):
    """Word ranges (i, j) of at most `size` word pieces, cut at a paragraph's or sentence's end where
    one lies in the last fifth, each starting `overlap` pieces before the end of the one before."""
    n, i, out = len(n_pieces), 0, []
    at = [0]
    for k in n_pieces:
        at.append(at[-1] + k)
    while True:
        j = bisect.bisect_right(at, at[i] + size) - 1
        j = max(j, i + 1)
        if j >= n:
            out.append((i, n))
            return out
        k = j
        while k > i + 1 and at[k] > at[i] + size * 4 // 5 and not par[k] and not ends[k - 1]:
            k -= 1
        if k > i + 1 and at[k] > at[i] + size * 4 // 5:
            j = k
        out.append((i, j))
        k = bisect.bisect_left(at, at[j] - overlap)
        i = max(i + 1, min(k, j))
