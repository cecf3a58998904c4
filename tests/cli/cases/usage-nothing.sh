# exit: 2
"$HEARSAY" 2>&1 | head -n 3
"$HEARSAY" 2>/dev/null
