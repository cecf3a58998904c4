# exit: 0
# igraph (GPL) and Graphviz (EPL) do not meet in one program.
readelf -d "$HEARSAY" | grep -c -E 'libgvc|libcgraph'
readelf -d "$BUILD/hearsay-draw" | grep -c -E 'libigraph'
echo done
