# hearsay — who said so, and how do we know?   `make help` lists the targets.

PREFIX  ?= /usr/local
DESTDIR ?=
SHARED  ?= ../shared
CC      ?= cc
BUILD   ?= build
CFLAGS  ?= -O2 -g

ROOMS    := base read token encode attribution entity relation record extract graph measure audit output
PKGS     := igraph libcjson libutf8proc
WARN     := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith -Wvla -Wformat=2 -Werror
CPPFLAGS += -Iinclude -Isrc -D_GNU_SOURCE
ALL_CFLAGS = -std=c11 $(WARN) $(CFLAGS) -fPIC -fvisibility=default -pthread -MMD -MP
LIBS      = $(shell pkg-config --libs $(PKGS)) -ldnnl -lm -pthread

LIB_SRC  := $(foreach r,$(ROOMS),$(wildcard src/$(r)/*.c src/$(r)/*.S))
CLI_SRC  := $(wildcard src/cli/*.c)
DRAW_SRC := $(wildcard src/draw/*.c)
LIB_OBJ  := $(patsubst src/%,$(BUILD)/obj/%.o,$(LIB_SRC))
CLI_OBJ  := $(patsubst src/%,$(BUILD)/obj/%.o,$(CLI_SRC))
DRAW_OBJ := $(patsubst src/%,$(BUILD)/obj/%.o,$(DRAW_SRC))
UNIT_SRC := $(wildcard tests/unit/*/*.c)
UNIT_BIN := $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(UNIT_SRC))

.PHONY: all
all: $(BUILD)/hearsay $(BUILD)/hearsay-draw $(BUILD)/libhearsay.so ## build everything

$(BUILD)/libhearsay.a: $(LIB_OBJ)
	@rm -f $@
	ar rcs $@ $^

$(BUILD)/libhearsay.so: $(LIB_OBJ)
	$(CC) -shared -Wl,-soname,libhearsay.so.0 -o $@ $^ $(LDFLAGS) $(LIBS)

$(BUILD)/hearsay: $(CLI_OBJ) $(BUILD)/libhearsay.a
	$(CC) -o $@ $^ $(LDFLAGS) $(LIBS)

$(BUILD)/hearsay-draw: $(DRAW_OBJ) $(BUILD)/libhearsay.a
	$(CC) -o $@ $(DRAW_OBJ) $(LDFLAGS) $(shell pkg-config --libs libgvc libcgraph) -lm

$(BUILD)/obj/%.c.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(ALL_CFLAGS) -c -o $@ $<

$(BUILD)/obj/encode/weights.S.o: src/encode/weights.S src/weights/hearsay.safetensors
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) -c -o $@ $<

$(BUILD)/tests/%: tests/unit/%.c tests/unit/test.h $(BUILD)/libhearsay.a
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) -Itests/unit $(ALL_CFLAGS) -o $@ $< $(BUILD)/libhearsay.a $(LDFLAGS) $(LIBS)

.PHONY: unit
unit: $(UNIT_BIN) ## build and run the unit tests
	@tests/run-unit $(UNIT_BIN)

.PHONY: help
help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 22

.PHONY: clean
clean: ## remove what was built
	rm -rf $(BUILD)

-include $(LIB_OBJ:.o=.d) $(CLI_OBJ:.o=.d) $(DRAW_OBJ:.o=.d) $(UNIT_BIN:=.d)
