# exit: 0
# Graphviz's list of plugins, which `dot -c` writes when the package is installed, is not needed: maps are the same without.
"$HEARSAY" graph "$DATA/records.jsonl" -o graph.json
mkdir none
for engine in dot neato sfdp; do
    "$BUILD/hearsay-draw" --engine $engine graph.json -o with.svg && GVBINDIR=$PWD/none "$BUILD/hearsay-draw" --engine $engine graph.json -o without.svg
    cmp with.svg without.svg && echo "$engine: the same"
    grep -o 'engine failed' without.svg
done
true
