# exit: 3
try() { printf "$1" >names.csv; "$HEARSAY" graph --aliases names.csv "$DATA/namesakes.jsonl"; echo $?; }
try 'name,canonical\nE. Marsh,Ellen Marsh\nMs. E Marsh,Ella Marsh\n'
try 'E. Marsh,Ellen Marsh,Q0\n'
try 'E. Marsh,Ellen Marsh,Q5\nPaul Ortiz,Paul Ortiz,Q5\n'
try 'E. Marsh,Ellen Marsh,Q5\nEllen Marsh,Ellen Marsh,Q6\n'
try 'E. Marsh\n'
try '"E. Marsh,Ellen Marsh\n'
try '"E." Marsh,Ellen Marsh\n'
"$HEARSAY" graph --explain "Nobody At All" "$DATA/namesakes.jsonl"; echo $?
"$HEARSAY" graph --explain Marsh --format csv "$DATA/namesakes.jsonl"; echo $?
"$HEARSAY" graph --aliases nowhere.csv "$DATA/namesakes.jsonl"
