# exit: 3
model=$REPO/src/weights/hearsay.safetensors
size=$(wc -c < "$model")
try() { "$HEARSAY" extract --model $1 "$DATA/ferry.txt" -o out.jsonl 2>err; echo "$? $(plain < err)"; }
plain() { sed 's/tensor [a-z.0-9]*/tensor NAME/; s/[0-9]\{3,\}/N/g'; }
: > empty; try empty
head -c 4 "$model" > four; try four
head -c 100000 "$model" > cut; try cut
head -c $((size - 1)) "$model" > short; try short
{ printf '\377\377\377\377\377\377\377\177'; head -c 1000 "$model"; } > length; try length
{ printf '\002\000\000\000\000\000\000\000{}'; } > nothing; try nothing
try "$DATA/ferry.txt"
mkdir folder; try folder
try /dev/null
rm err; ls -A
"$HEARSAY" resolve --model cut "$DATA/bare.jsonl" 2>/dev/null
