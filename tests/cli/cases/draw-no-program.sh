# exit: 4
export HEARSAY_DRAW=$PWD/nothing
"$HEARSAY" map --input records "$DATA/records.jsonl" -o map.svg 2>&1 | sed "s|$PWD/||"
printf '#!/bin/sh\nexec sleep 100\n' > slow; printf '#!/bin/sh\necho "hearsay-draw: no fonts" >&2\nexit 1\n' > sorry
printf '#!/bin/sh\nkill -SEGV $$\n' > crash; printf '#!/bin/sh\nexit 0\n' > silent
chmod +x slow sorry crash silent
try() { HEARSAY_DRAW=$PWD/$1 HEARSAY_DRAW_SECONDS=1 "$HEARSAY" map --input records "$DATA/records.jsonl" --json graph.json -o map.svg; echo $?; }
try slow; try sorry; try crash; try silent
ls -A
"$HEARSAY" map --input records "$DATA/records.jsonl" -o map.svg 2>/dev/null
