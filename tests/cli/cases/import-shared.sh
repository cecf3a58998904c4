# exit: 0
formats=${SHARED:-$REPO/../shared}/formats
[ -d "$formats/brat" ] || { echo "no $formats"; exit 77; }
set -- "$formats"/brat/*.ann
"$HEARSAY" resolve --input brat "$@" -o brat.jsonl || exit 1
[ "$(grep -o '"content_spans":' brat.jsonl | wc -l)" -eq "$(cat "$@" | grep -c '^E')" ] && echo "every event of brat came in"
"$HEARSAY" export --format brat brat.jsonl -o again && "$HEARSAY" resolve --input brat again/*.ann -o again.jsonl || exit 1
for file in brat again; do grep -o '"\(source\|cue\|content\)_spans":\[[][0-9,]*\]' $file.jsonl | sort >$file.spans; done
cmp brat.spans again.spans && echo "and went out again"
"$HEARSAY" resolve --input corenlp "$formats/corenlp/sample.txt.json" | grep -o '"\(source\|content\)_spans":\[[][0-9,]*\]'
"$HEARSAY" map --input brat "$1" -o map.svg && grep -c '<svg' map.svg
