# What the files of the sample articles cannot say about them.
META_transit-levy := --id transit-levy --outlet "The Lakeport Ledger" --author "Annika Brandt" --date 2024-06-20 \
  --title "Marchetti signs transit levy after five weeks of bargaining"
META_city-hall := --id city-hall --outlet "The Meridian Post" --author "Oliver Tran" --date 2024-09-29 \
  --title "In the mayor’s office, a break over the stadium deal"
META_water-report := --id water-report --outlet "Tri-County Herald" --author "Maribel Quist" --date 2024-10-08 \
  --title "Utility was warned about lead two years before notice, emails suggest"
