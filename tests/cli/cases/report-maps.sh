# exit: 1
# One process draws the maps of all pages; a map that ends it, or that it takes too long for, costs its own page only.
for i in 1 2 3 4 5; do head -n 1 "$DATA/records.jsonl" | sed "s/\"id\":\"ferry-1\"/\"id\":\"f$i\"/; s/\"title\":\"[^\"]*\"/\"title\":\"Title $i\"/"; done > records.jsonl
"$HEARSAY" report --input records records.jsonl -o right/
cat > drawer <<'EOF'
#!/bin/sh
# Passes each graph on to the real program, but for the third article's.
echo start >> starts
drawn=0
while head -c 8 > length.$$ && [ -s length.$$ ]; do
    head -c $(od -An -tu8 length.$$) > graph.$$
    if [ "$DO" = leak ] && [ $drawn -eq 1 ]; then echo "hearsay-draw: out of memory" >&2; exit 4; fi
    if grep -q '"Title 3"' graph.$$ && ! grep -q '"Title 1"' graph.$$; then
        [ "$DO" = crash ] && kill -SEGV $$
        [ "$DO" = hang ] && exec sleep 100
    fi
    cat length.$$ graph.$$ | "$BUILD/hearsay-draw" "$@"
    drawn=$((drawn + 1))
done
EOF
chmod +x drawer
for DO in nothing crash hang leak; do
    export DO
    rm -f starts
    HEARSAY_DRAW=$PWD/drawer HEARSAY_DRAW_SECONDS=3 "$HEARSAY" report --jobs 1 --input records records.jsonl -o $DO/
    echo "$DO: exit code $?, $(wc -l < starts) processes, $(diff -rq right $DO | grep -c differ) other pages, $(grep -l 'class="hs-map' $DO/*.html | wc -l) maps"
done
grep -c 'The map could not be drawn: hearsay-draw was ended by signal 11' crash/f3-*.html
exit 1
