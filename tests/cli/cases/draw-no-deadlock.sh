# exit: 0
# A graph and a map that are both larger than a pipe holds.
i=0; while [ $i -lt 400 ]; do sed "s/\"id\":\"ferry/&-$i/" "$DATA/records.jsonl"; i=$((i + 1)); done | "$HEARSAY" graph > graph.json
test $(wc -c < graph.json) -gt 200000 && echo large
printf '#!/bin/sh\nexec cat\n' > copy; chmod +x copy
HEARSAY_DRAW=$PWD/copy "$HEARSAY" draw --top 0 graph.json | cmp - graph.json && echo whole
