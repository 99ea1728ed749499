// Kernels over the rows of a matrix.
#include "shim.h"

using namespace graphsec;

namespace {

at::Tensor moment(const graphsec_device* d, const float* moments, int64_t rows, int64_t which) {
  return wrap(d, moments, {rows, 2}).select(1, which);
}

struct NormGradients { at::Tensor x, gain; };

NormGradients norm_backward(
    const graphsec_device* d, const float* x, const at::Tensor& gain, const float* moments, const float* gradient,
    int64_t rows, int64_t width, bool of_x) {
  auto means = moment(d, moments, rows, 0).contiguous().view({rows, 1});
  auto inverses = moment(d, moments, rows, 1).contiguous().view({rows, 1});
  auto all = at::native_layer_norm_backward(
      wrap(d, gradient, {rows, width}), wrap(d, x, {rows, width}), {width}, means, inverses, gain, {}, {of_x, !of_x, false});
  return {std::get<0>(all), std::get<1>(all)};
}

}  // namespace

GRAPHSEC_EXPORT int graphsec_torch_column_sums(
    const graphsec_device* d, const float* x, float* into, int64_t rows, int64_t width, int32_t add) {
  return guarded([&] { put(wrap(d, into, {width}), wrap(d, x, {rows, width}).sum(0), add); });
}

GRAPHSEC_EXPORT int graphsec_torch_copy_columns(
    const graphsec_device* d, const float* x, int64_t rows, int64_t from_stride, int64_t from_start, float* into,
    int64_t to_stride, int64_t to_start, int64_t width, int32_t add) {
  return guarded([&] {
    auto source = wrap(d, x, {rows, from_stride}).narrow(1, from_start, width);
    put(wrap(d, into, {rows, to_stride}).narrow(1, to_start, width), source, add);
  });
}

GRAPHSEC_EXPORT int graphsec_torch_layer_norm(
    const graphsec_device* d, const float* x, const float* gain, const float* bias, float* into, float* moments, int64_t rows,
    int64_t width, float epsilon) {
  return guarded([&] {
    if (rows == 0 || width == 0) {
      return;
    }

    auto all = at::native_layer_norm(
        wrap(d, x, {rows, width}), {width}, wrap(d, gain, {width}), wrap(d, bias, {width}), epsilon);
    wrap(d, into, {rows, width}).copy_(std::get<0>(all));
    moment(d, moments, rows, 0).copy_(std::get<1>(all).view({rows}));
    moment(d, moments, rows, 1).copy_(std::get<2>(all).view({rows}));
  });
}

GRAPHSEC_EXPORT int graphsec_torch_layer_norm_backward(
    const graphsec_device* d, const float* x, const float* gain, const float* moments, const float* gradient, float* into,
    int64_t rows, int64_t width, int32_t add) {
  return guarded([&] {
    if (rows > 0 && width > 0) {
      auto gradients = norm_backward(d, x, wrap(d, gain, {width}), moments, gradient, rows, width, true);
      put(wrap(d, into, {rows, width}), gradients.x, add);
    }
  });
}

GRAPHSEC_EXPORT int graphsec_torch_layer_norm_gain(
    const graphsec_device* d, const float* x, const float* moments, const float* gradient, float* into, int64_t rows,
    int64_t width, int32_t add) {
  return guarded([&] {
    auto target = wrap(d, into, {width});
    if (rows == 0 || width == 0) {
      put(target, at::zeros_like(target), add);
      return;
    }

    // The gain itself does not enter its gradient, but its shape does.
    put(target, norm_backward(d, x, at::ones_like(target), moments, gradient, rows, width, false).gain, add);
  });
}
