# exit: 0
"$HEARSAY" list --help
