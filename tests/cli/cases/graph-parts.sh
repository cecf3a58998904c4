# exit: 0
nodes() { "$HEARSAY" graph --format csv -o g "$@" "$DATA/records.jsonl" && cut -d, -f3 g.nodes.csv | tr '\n' '|'; echo; }
nodes --top 3
nodes --around "Ada Lindholm"
nodes --around "Jonas Ek" --hops 2
nodes --kind person,outlet
nodes --edge aide-of
nodes --outlet-is "bay herald"
nodes --since 2024-03-05
nodes --until 2024-03-05
nodes --min-weight 2
nodes --min-confidence 0.8
"$HEARSAY" map --around "Jonas Ek" "$DATA/records.jsonl" | grep -o 'Around [A-Za-z ]*' | sort -u
