# exit: 0
"$HEARSAY" --help
