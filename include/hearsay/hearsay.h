/* hearsay.h — all of the library: reads news and shows where its claims come from. */
#ifndef HEARSAY_H
#define HEARSAY_H

#include "hearsay/base.h"
#include "hearsay/read.h"
#include "hearsay/token.h"
#include "hearsay/encode.h"
#include "hearsay/attribution.h"
#include "hearsay/entity.h"
#include "hearsay/relation.h"
#include "hearsay/record.h"
#include "hearsay/import.h"
#include "hearsay/review.h"
#include "hearsay/extract.h"
#include "hearsay/graph.h"
#include "hearsay/measure.h"
#include "hearsay/audit.h"
#include "hearsay/output.h"
#include "hearsay/report.h"

#endif
