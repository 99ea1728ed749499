// Products, elementwise arithmetic and the optimizer.
#include "shim.h"

using namespace graphsec;

namespace {

enum Activation { identity, relu, gelu, tanh_, sigmoid_ };

int product(const graphsec_device* d, float* c, const at::Tensor& a, const at::Tensor& b, int32_t add) {
  auto into = wrap(d, c, {a.size(0), b.size(1)});
  if (add) {
    into.addmm_(a, b);
  } else {
    at::mm_out(into, a, b);
  }

  return 0;
}

at::Tensor slope(int32_t kind, const at::Tensor& x, const at::Tensor& result, const at::Tensor& gradient) {
  switch (kind) {
    case relu: return at::threshold_backward(gradient, result, 0);
    case gelu: return at::gelu_backward(gradient, x, "tanh");
    case tanh_: return at::tanh_backward(gradient, result);
    case sigmoid_: return at::sigmoid_backward(gradient, result);
    default: return gradient;
  }
}

// CounterHash.Bits in the integers that libtorch has: 32 bits with a sign, multiplied modulo 2³².
at::Tensor hash_bits(const graphsec_device* d, uint64_t key, int64_t length) {
  auto word = [](uint64_t value) { return static_cast<int64_t>(static_cast<int32_t>(static_cast<uint32_t>(value))); };
  auto shifted = [&](const at::Tensor& z, int64_t by) {
    return z.bitwise_right_shift(by).bitwise_and_((int64_t{1} << (32 - by)) - 1);
  };
  auto z = at::arange(length, at::TensorOptions().dtype(at::kInt).device(d->device));
  z.mul_(word(0x9E3779B9u)).bitwise_xor_(word(key));
  z.bitwise_xor_(shifted(z, 16)).mul_(word(0x85EBCA6Bu)).bitwise_xor_(word(key >> 32));
  z.bitwise_xor_(shifted(z, 13)).mul_(word(0xC2B2AE35u));
  return z.bitwise_xor_(shifted(z, 16));
}

void dropout_by_loop(const float* x, float* into, int64_t length, float scale, uint64_t key, uint32_t threshold, bool add) {
  for (int64_t i = 0; i < length; i++) {
    auto z = (static_cast<uint32_t>(i) * 0x9E3779B9u) ^ static_cast<uint32_t>(key);
    z = ((z ^ (z >> 16)) * 0x85EBCA6Bu) ^ static_cast<uint32_t>(key >> 32);
    z = (z ^ (z >> 13)) * 0xC2B2AE35u;
    auto value = (z ^ (z >> 16)) >= threshold ? x[i] * scale : 0;
    into[i] = add ? into[i] + value : value;
  }
}

}  // namespace

GRAPHSEC_EXPORT int graphsec_torch_matmul(
    const graphsec_device* d, const float* a, const float* b, float* c, int64_t rows, int64_t inner, int64_t columns,
    int32_t add) {
  return guarded([&] { product(d, c, wrap(d, a, {rows, inner}), wrap(d, b, {inner, columns}), add); });
}

GRAPHSEC_EXPORT int graphsec_torch_matmul_left(
    const graphsec_device* d, const float* a, const float* b, float* c, int64_t rows, int64_t inner, int64_t columns,
    int32_t add) {
  return guarded([&] { product(d, c, wrap(d, a, {inner, rows}).t(), wrap(d, b, {inner, columns}), add); });
}

GRAPHSEC_EXPORT int graphsec_torch_matmul_right(
    const graphsec_device* d, const float* a, const float* b, float* c, int64_t rows, int64_t inner, int64_t columns,
    int32_t add) {
  return guarded([&] { product(d, c, wrap(d, a, {rows, inner}), wrap(d, b, {columns, inner}).t(), add); });
}

GRAPHSEC_EXPORT int graphsec_torch_add(const graphsec_device* d, const float* x, const float* y, float* into, int64_t length) {
  return guarded([&] {
    auto result = wrap(d, into, {length});
    at::add_out(result, wrap(d, x, {length}), wrap(d, y, {length}));
  });
}

GRAPHSEC_EXPORT int graphsec_torch_scale(
    const graphsec_device* d, const float* x, graphsec_factor scale, float* into, int64_t length, int32_t add) {
  return guarded([&] { put(wrap(d, into, {length}), times(d, wrap(d, x, {length}), scale), add); });
}

GRAPHSEC_EXPORT int graphsec_torch_fill(
    const graphsec_device* d, graphsec_factor value, float* into, int64_t length, int32_t add) {
  return guarded([&] {
    auto target = wrap(d, into, {length});
    if (value.of == nullptr && !add) {
      target.fill_(value.scale);
    } else {
      auto one = at::full({}, value.scale, target.options());
      put(target, value.of == nullptr ? one : one.mul_(wrap(d, value.of, {})), add);
    }
  });
}

GRAPHSEC_EXPORT int graphsec_torch_multiply(
    const graphsec_device* d, const float* x, const float* y, float* into, int64_t length, int32_t add) {
  return guarded([&] {
    auto result = wrap(d, into, {length});
    if (add) {
      result.addcmul_(wrap(d, x, {length}), wrap(d, y, {length}));
    } else {
      at::mul_out(result, wrap(d, x, {length}), wrap(d, y, {length}));
    }
  });
}

GRAPHSEC_EXPORT int graphsec_torch_difference(
    const graphsec_device* d, const float* x, const float* y, graphsec_factor scale, float* into, int64_t length, int32_t add) {
  return guarded([&] { put(wrap(d, into, {length}), times(d, wrap(d, x, {length}).sub(wrap(d, y, {length})), scale), add); });
}

GRAPHSEC_EXPORT int graphsec_torch_sum(
    const graphsec_device* d, const float* x, const float* weights, float scale, float* into, int64_t length) {
  return guarded([&] {
    auto values = wrap(d, x, {length});
    auto sum = weights == nullptr ? values.sum() : values.dot(wrap(d, weights, {length}));
    wrap(d, into, {}).copy_(sum.mul_(scale));
  });
}

GRAPHSEC_EXPORT int graphsec_torch_squared_norm(const graphsec_device* d, const float* x, float* into, int64_t length) {
  return guarded([&] { wrap(d, into, {}).copy_(wrap(d, x, {length}).square().sum()); });
}

GRAPHSEC_EXPORT int graphsec_torch_squared_distance(
    const graphsec_device* d, const float* x, const float* y, float scale, float* into, int64_t length) {
  return guarded([&] {
    wrap(d, into, {}).copy_(wrap(d, x, {length}).sub(wrap(d, y, {length})).square_().sum().mul_(scale));
  });
}

GRAPHSEC_EXPORT int graphsec_torch_activate(
    const graphsec_device* d, int32_t kind, const float* x, const float* bias, float* into, int64_t length, int64_t width) {
  return guarded([&] {
    auto result = wrap(d, into, {length});
    auto values = wrap(d, x, {length});
    if (width > 0) {
      auto matrix = result.view({-1, width});
      at::add_out(matrix, values.view({-1, width}), wrap(d, bias, {width}));
      values = result;
    }

    switch (kind) {
      case relu: at::clamp_min_out(result, values, 0); break;
      case gelu: at::gelu_out(result, width > 0 ? values.clone() : values, "tanh"); break;
      case tanh_: at::tanh_out(result, values); break;
      case sigmoid_: at::sigmoid_out(result, values); break;
      default:
        if (width == 0 && x != into) {
          result.copy_(values);
        }
    }
  });
}

GRAPHSEC_EXPORT int graphsec_torch_activate_backward(
    const graphsec_device* d, int32_t kind, const float* x, const float* result, const float* gradient, float* into,
    int64_t length, int32_t add) {
  return guarded([&] {
    auto at = [&](const float* pointer) { return wrap(d, pointer, {pointer == nullptr ? 0 : length}); };
    put(at(into), slope(kind, at(x), at(result), at(gradient)), add);
  });
}

GRAPHSEC_EXPORT int graphsec_torch_dropout(
    const graphsec_device* d, const float* x, float scale, uint32_t threshold, uint64_t key, float* into, int64_t length,
    int32_t add) {
  return guarded([&] {
    if (!d->is_device()) {
      dropout_by_loop(x, into, length, scale, key, threshold, add);
      return;
    }

    // Comparing as if without a sign: both sides move by half the range.
    auto moved = hash_bits(d, key, length).bitwise_xor_(static_cast<int64_t>(INT32_MIN));
    auto least = static_cast<int64_t>(static_cast<int32_t>(threshold ^ 0x80000000u));
    put(wrap(d, into, {length}), wrap(d, x, {length}).mul(scale).mul_(moved.ge(least)), add);
  });
}

GRAPHSEC_EXPORT int graphsec_torch_adam(
    const graphsec_device* d, float* weights, const float* gradient, float* first, float* second, int64_t length,
    graphsec_adam_rule rule, graphsec_factor scale) {
  return guarded([&] {
    auto g = times(d, wrap(d, gradient, {length}), scale);
    auto m = wrap(d, first, {length});
    auto v = wrap(d, second, {length});
    m.mul_(rule.beta1).add_(g, 1 - rule.beta1);
    v.mul_(rule.beta2).addcmul_(g, g, 1 - rule.beta2);
    auto below = v.sqrt().mul_(rule.second_correction).add_(rule.epsilon);
    auto w = wrap(d, weights, {length});
    if (rule.decay != 1) {
      w.mul_(rule.decay);
    }

    w.addcdiv_(m, below, -rule.rate);
  });
}

GRAPHSEC_EXPORT int graphsec_torch_clip_factor(
    const graphsec_device* d, const float* squares, int64_t length, float limit, float* into) {
  return guarded([&] {
    auto norm = wrap(d, squares, {length}).sum().sqrt_();
    wrap(d, into, {}).copy_(norm.reciprocal_().mul_(limit).clamp_max_(1));
  });
}
