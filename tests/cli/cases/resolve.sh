# exit: 0
# The spans and their order stay as they are; entities are filled in.
"$HEARSAY" resolve "$DATA/bare.jsonl" > out.jsonl
spans() { grep -o '"\(source\|cue\|content\)_spans":\[[][0-9,]*\]' "$1"; }
spans "$DATA/bare.jsonl" > want; spans out.jsonl > got; cmp want got && wc -l < got
grep -o '"name":"Ada Lindholm"' out.jsonl
grep -o '"source_type":"[a-z-]*"' out.jsonl
"$HEARSAY" resolve < "$DATA/bare.jsonl" | cmp - out.jsonl && echo same
