"""hearsay's encoder as ONNX models: the model file's weights, int8 ones dequantized.

usage: export_onnx.py MODEL.safetensors FOLDER     writes FOLDER/f32.onnx and FOLDER/int8.onnx

The graph is written directly with ONNX Runtime's own fused operators (attention, GELU with bias, norm of a
sum), that is, as its optimizer for transformers would leave it. int8.onnx is f32.onnx after ONNX Runtime's
dynamic quantization of every matrix product: weights per output channel, activations as they come.
Inputs are (1, pieces) int64: ids, shape, quote, par; the output "vectors" is (1, pieces, dims) f32.
"""
import json
import os
import sys

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

EPSILON = 1e-12
NUMPY = {"F32": np.float32, "F16": np.float16, "I8": np.int8, "U8": np.uint8}


def read_model(path):
    """The metadata and the tensors (f32, dequantized; "vocab" as bytes) of a safetensors file."""
    with open(path, "rb") as f:
        header = json.loads(f.read(int.from_bytes(f.read(8), "little")))
        data = f.read()
    meta = header.pop("__metadata__")
    raw = {k: np.frombuffer(data[slice(*v["data_offsets"])], NUMPY[v["dtype"]]).reshape(v["shape"]) for k, v in header.items()}
    tensors = {}
    for name, t in raw.items():
        if t.dtype == np.int8:
            t = t.astype(np.float32) * raw[name.replace(".weight", ".scale")][:, None]
        tensors[name] = t.tobytes() if name == "vocab" else t.astype(np.float32)
    return meta, tensors


class Graph:
    def __init__(self, tensors):
        self.tensors, self.nodes, self.constants, self.have = tensors, [], [], set()

    def constant(self, name, value):
        if name not in self.have:
            self.have.add(name)
            self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def tensor(self, name):
        return self.constant(name, self.tensors[name])

    def add(self, op, inputs, outputs=1, domain="", **attributes):
        """Appends a node; returns its output's name, or the list of them."""
        names = [f"{op}_{len(self.nodes)}_{k}" for k in range(outputs)]
        self.nodes.append(helper.make_node(op, inputs, names, domain=domain, **attributes))
        return names[0] if outputs == 1 else names

    def fused(self, op, inputs, **attributes):
        return self.add(op, inputs, domain="com.microsoft", **attributes)

    def product(self, x, name):
        """x · weightᵀ, without the bias."""
        return self.add("MatMul", [x, self.constant(name + ".transposed", self.tensors[name + ".weight"].T)])

    def norm_of_sum(self, x, y, name, bias):
        return self.fused("SkipLayerNormalization", [x, y, self.tensor(name + ".weight"), self.tensor(name + ".bias"), self.tensor(bias)],
                          epsilon=EPSILON)


def embed(g):
    n = g.add("Slice", [g.add("Shape", ["ids"]), g.constant("one", np.array([1])), g.constant("two", np.array([2]))])
    x = g.add("Slice", [g.tensor("emb.position.weight"), g.constant("zero", np.array([0])), n, g.constant("first axis", np.array([0]))])
    for table, rows in (("word", "ids"), ("shape", "shape"), ("quote", "quote"), ("paragraph", "par")):
        x = g.add("Add", [g.add("Gather", [g.tensor(f"emb.{table}.weight"), rows]), x])
    return g.add("LayerNormalization", [x, g.tensor("emb.norm.weight"), g.tensor("emb.norm.bias")], axis=-1, epsilon=EPSILON)


def layer(g, x, p, dims, heads):
    qkv = g.add("Add", [g.product(x, p + "qkv"), g.tensor(p + "qkv.bias")])
    q, k, v = g.add("Split", [qkv, g.constant("thirds", np.array([dims] * 3))], 3, axis=-1)
    context = g.fused("MultiHeadAttention", [q, k, v], num_heads=heads)
    x = g.norm_of_sum(g.product(context, p + "attention_out"), x, p + "attention_norm", p + "attention_out.bias")
    hidden = g.fused("BiasGelu", [g.product(x, p + "inner"), g.tensor(p + "inner.bias")])
    return g.norm_of_sum(g.product(hidden, p + "out"), x, p + "out_norm", p + "out.bias")


def build(meta, tensors):
    g, dims = Graph(tensors), int(meta["dims"])
    x = embed(g)
    for k in range(int(meta["layers"])):
        x = layer(g, x, f"layer.{k}.", dims, int(meta["heads"]))
    g.nodes.append(helper.make_node("Identity", [x], ["vectors"]))
    rows = [helper.make_tensor_value_info(k, TensorProto.INT64, [1, "pieces"]) for k in ("ids", "shape", "quote", "par")]
    out = helper.make_tensor_value_info("vectors", TensorProto.FLOAT, [1, "pieces", dims])
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]
    return helper.make_model(helper.make_graph(g.nodes, "encoder", rows, [out], g.constants), opset_imports=opsets, ir_version=9)


def main():
    model, folder = sys.argv[1:]
    os.makedirs(folder, exist_ok=True)
    f32, int8 = (os.path.join(folder, name + ".onnx") for name in ("f32", "int8"))
    onnx.save(build(*read_model(model)), f32)
    quantize_dynamic(f32, int8, op_types_to_quantize=["MatMul"], per_channel=True, weight_type=QuantType.QInt8,
                     extra_options={"DefaultTensorType": TensorProto.FLOAT})  # of the fused operators, whose types it cannot tell


if __name__ == "__main__":
    main()
