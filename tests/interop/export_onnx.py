"""Write an ONNX model. Usage: export_onnx.py OUT. Runs in an environment of its own."""

import sys

from onnx import TensorProto, helper, save

if __name__ == "__main__":
    wire = [helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, 1, "n"]) for name in ("x", "y")]
    graph = helper.make_graph([helper.make_node("Identity", ["x"], ["y"])], "codec", wire[:1], wire[1:])
    save(helper.make_model(graph), sys.argv[1])
