"""Hard strings with the word pieces of the reference tokenizer, for tests/unit/encode/hard-strings.jsonl.

usage: reference_pieces.py --base DIR > tests/unit/encode/hard-strings.jsonl
       reference_pieces.py --base DIR --corpus FILE.jsonl.gz    number of pieces and checksum of all its words
base: the folder with the published encoder's tokenizer.json.
"""
import argparse
import gzip
import json
import os

from text import Words

STRINGS = [
    "", " ", "\t\r\n", "Hello, World!", "don't", "U.S.", "3.5%", "$1,234.56", "e-mail@example.org", "C++ & C#", "a_b", "~`^|<>=+",
    # accents, composed and combining
    "naïve café résumé", "nai\u0308ve cafe\u0301", "Ångström A\u030angstrom \u212bngstrom", "Señor Peña-García", "Łódź Đặng Øre",
    "e\u0301\u0302\u0303\u0304\u0305\u0306", "\u0301", "\u0301\u0302", "a\u0301 \u0301b", "o\u0338 \u2260 =\u0338",
    # case that changes length or has exceptions
    "İstanbul ISTANBUL ıstanbul", "Straße STRASSE ẞ", "ΟΔΥΣΣΕΥΣ Σίσυφος ς", "Ǆ ǅ ǆ", "K Ω Å", "ﬁnance ﬂow eﬃcient ﬆ", "Ⅷ ⅷ ① Ⓐ",
    # scripts without blanks between words
    "中华人民共和国", "東京都庁 announced", "x中y", "中", "豈 更 車", "\U00020000\U0002a6df", "\U0002b820\U0002b920", "ひらがな カタカナ ｶﾞ", "한국어 서울", "\u1112\u1161\u11ab",
    "ภาษาไทย", "हिन्दी में", "ქართული", "Привет, мир", "Ёлка Йод", "Ελληνικά",
    # right to left, with marks
    "שָׁלוֹם עולם", "مَرْحَبًا بالعالم", "\u202babc\u202c \u200eabc\u200f", "\u061c\u06dd",
    # emoji: modifiers, joiners, flags, newer than any table
    "😀", "😀😀 good 👍🏽", "👩\u200d👩\u200d👧\u200d👦", "🇺🇸🇩🇪", "☎️ 1️⃣", "\U0001fae8\U0001fabf\U0001f6dc", "word😀word",
    # nothing to see
    "zero\u200bwidth", "soft\u00adhyphen", "\ufeffbom", "word\u2060joiner", "\u200c\u200d", "a\u00a0b\u2003c\u3000d\u2028e\u2029f\u1680g", "\u0085next\u000bline\u000cfeed\u001cx",
    "bell\u0007 escape\u001b[31m delete\u007f c1\u0090", "\ufffd\ufffdreplaced\ufffd", "\ue000private\U000f0000", "\uffff\U0010ffff", "\u0378",
    # marks and symbols
    "“Yes,” she said—‘no’…", "«oui» ‹non› „ja“ ‚nein‘", "''quoted'' ``so``", "¿Qué? ¡Sí!", "10€ £5 ¥7 ₿1", "½ ² ³ µm ×÷±", "a·b a‧b a・b", "§ 5 ¶ † ‡ • ‰ ′ ″", "\u037e \u1fef \u1ffd",
    "[CL S] #hash ##ing ## #", "[unused1 ]", "http://www.example.com/a?b=c&d=%20", "s—. d**n @user",
    # long words
    "a" * 99, "a" * 100, "a" * 101, "é" * 100, "é" * 101, "e\u0301" * 100, "a" * 10000, "counter" * 14, "ab" * 5000 + " end", "中" * 300, "!" * 300,
    "antidisestablishmentarianism", "pneumonoultramicroscopicsilicovolcanoconiosis", "hippopotomonstrosesquippedaliophobia", "\u0301" * 3000, "x" + "\u0301" * 3000 + "y",
    "supercalifragilisticexpialidociousxqzj\u4e2dword", "qzxjkvwqpzx", "tokenization unaffable embeddings",
]


def checksum(tok, path):
    total = n = 0
    with gzip.open(path, "rt", encoding="utf8") as f:
        for line in f:
            text = json.loads(line)["text"]
            for e in tok.encode_batch([text[b:x] for b, x in Words(text).spans], add_special_tokens=False):
                for i in e.ids:
                    total = (total * 31 + i) % 2147483647
                total = (total * 31 + len(e.ids)) % 2147483647
                n += len(e.ids)
    return n, total


def main():
    from tokenizers import Tokenizer

    ap = argparse.ArgumentParser()
    ap.add_argument("--base", required=True)
    ap.add_argument("--corpus")
    a = ap.parse_args()
    tok = Tokenizer.from_file(os.path.join(a.base, "tokenizer.json"))
    tok.no_padding(), tok.no_truncation()
    if a.corpus:
        print("%d pieces, checksum %d" % checksum(tok, a.corpus))
        return
    for s in STRINGS:
        print(json.dumps({"text": s, "ids": tok.encode(s, add_special_tokens=False).ids}, separators=(",", ":")))


if __name__ == "__main__":
    main()
