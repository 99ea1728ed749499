// Losses and what their backward needs.
#include "shim.h"

using namespace graphsec;

namespace {

at::Tensor segment_lengths(const graphsec_device* d, const int32_t* offsets, int64_t segments) {
  return wrap(d, offsets, {segments + 1}).diff();
}

at::Tensor or_ones(const graphsec_device* d, const float* weights, int64_t length) {
  return weights == nullptr ? at::ones({length}, at::TensorOptions().device(d->device)) : wrap(d, weights, {length});
}

// Without an order of its own, so the same everywhere: one after the other within a segment.
at::Tensor reduce(const at::Tensor& x, const char* how, const at::Tensor& lengths, float nothing) {
  return at::segment_reduce(x, how, lengths, {}, {}, /*axis=*/0, /*unsafe=*/true, nothing);
}

}  // namespace

GRAPHSEC_EXPORT int graphsec_torch_segment_softmax(
    const graphsec_device* d, const float* x, int64_t length, const int32_t* offsets, int64_t segments, float* into,
    float* log_sums) {
  return guarded([&] {
    auto sums = wrap(d, log_sums, {segments});
    if (length == 0) {
      sums.fill_(-INFINITY);
      return;
    }

    auto values = wrap(d, x, {length});
    auto lengths = segment_lengths(d, offsets, segments);
    auto segment_of = repeat(lengths, length);
    auto most = reduce(values, "max", lengths, -INFINITY);
    auto powers = values.sub(most.index_select(0, segment_of)).exp_();
    auto total = reduce(powers, "sum", lengths, 0);
    at::Tensor result = wrap(d, into, {length});
    at::div_out(result, powers, total.index_select(0, segment_of));
    at::add_out(sums, total.log_(), most);
  });
}

GRAPHSEC_EXPORT int graphsec_torch_segment_loss(
    const graphsec_device* d, const float* x, int64_t length, const int32_t* offsets, const float* log_sums,
    const float* targets, const float* weights, int64_t segments, float scale, float* into) {
  return guarded([&] {
    auto target = wrap(d, into, {});
    if (length == 0) {
      target.zero_();
      return;
    }

    auto segment_of = repeat(segment_lengths(d, offsets, segments), length);
    auto terms = wrap(d, log_sums, {segments}).index_select(0, segment_of).sub_(wrap(d, x, {length}));
    terms.mul_(wrap(d, targets, {length})).mul_(wrap(d, weights, {segments}).index_select(0, segment_of));
    target.copy_(terms.sum().mul_(scale));
  });
}

GRAPHSEC_EXPORT int graphsec_torch_segment_loss_backward(
    const graphsec_device* d, const float* softmax, int64_t length, const int32_t* offsets, const float* targets,
    const float* weights, int64_t segments, graphsec_factor scale, float* into, int32_t add) {
  return guarded([&] {
    if (length == 0) {
      return;
    }

    auto wanted = wrap(d, targets, {length});
    auto lengths = segment_lengths(d, offsets, segments);
    auto segment_of = repeat(lengths, length);
    auto slopes = wrap(d, softmax, {length}).mul(reduce(wanted, "sum", lengths, 0).index_select(0, segment_of)).sub_(wanted);
    slopes.mul_(wrap(d, weights, {segments}).index_select(0, segment_of));
    put(wrap(d, into, {length}), times(d, slopes, scale), add);
  });
}

GRAPHSEC_EXPORT int graphsec_torch_class_loss(
    const graphsec_device* d, const float* x, int64_t rows, int64_t width, const int32_t* classes, const float* weights,
    float scale, float* softmax, float* loss) {
  return guarded([&] {
    auto logarithms = at::log_softmax(wrap(d, x, {rows, width}), 1);
    wrap(d, softmax, {rows, width}).copy_(logarithms.exp());
    auto hit = logarithms.gather(1, wrap(d, classes, {rows, 1}).to(at::kLong)).squeeze(1);
    wrap(d, loss, {}).copy_(hit.mul_(or_ones(d, weights, rows)).sum().mul_(-scale));
  });
}

GRAPHSEC_EXPORT int graphsec_torch_class_loss_backward(
    const graphsec_device* d, const float* softmax, int64_t rows, int64_t width, const int32_t* classes, const float* weights,
    graphsec_factor scale, float* into, int32_t add) {
  return guarded([&] {
    auto slopes = wrap(d, softmax, {rows, width}).clone();
    auto hits = wrap(d, classes, {rows, 1}).to(at::kLong);
    slopes.scatter_add_(1, hits, at::full({rows, 1}, -1, slopes.options()));
    slopes.mul_(or_ones(d, weights, rows).unsqueeze(1));
    put(wrap(d, into, {rows, width}), times(d, slopes, scale), add);
  });
}

GRAPHSEC_EXPORT int graphsec_torch_sigmoid_loss(
    const graphsec_device* d, const float* x, const float* targets, float* into, float* losses, int64_t length) {
  return guarded([&] {
    auto values = wrap(d, x, {length});
    at::Tensor sigmoid = wrap(d, into, {length});
    at::sigmoid_out(sigmoid, values);
    auto rest = values.abs().neg_().exp_().log1p_();
    wrap(d, losses, {length}).copy_(rest.add_(values.clamp_min(0)).sub_(values.mul(wrap(d, targets, {length}))));
  });
}

GRAPHSEC_EXPORT int graphsec_torch_sigmoid_loss_backward(
    const graphsec_device* d, const float* sigmoid, const float* targets, const float* weights, graphsec_factor scale,
    float* into, int64_t length, int32_t add) {
  return guarded([&] {
    auto slopes = wrap(d, sigmoid, {length}).sub(wrap(d, targets, {length}));
    if (weights != nullptr) {
      slopes.mul_(wrap(d, weights, {length}));
    }

    put(wrap(d, into, {length}), times(d, slopes, scale), add);
  });
}

GRAPHSEC_EXPORT int graphsec_torch_pair_loss(
    const graphsec_device* d, graphsec_bags bags, const int32_t* shifts, int64_t shift_count, const float* z, int64_t width,
    float positive, float negative, float* losses, float* gradient) {
  return guarded([&] {
    Bags all(d, bags);
    if (all.count == 0) {
      return;
    }

    auto rows = wrap(d, z, {all.count, width});
    auto from = all.bag_of_entry();
    auto to = all.row_of_entry();
    auto counts = from.ne(to).to(at::kFloat).mul_(positive);
    auto odds = rows.index_select(0, from).mul_(rows.index_select(0, to)).sum(1);
    all.weights = at::Tensor();
    auto loss = all.sum_entries(at::softplus(odds.neg()).mul_(counts).unsqueeze(1)).squeeze(1);
    auto slopes = at::Tensor();
    if (gradient != nullptr) {
      all.weights = odds.neg_().sigmoid_().mul_(counts).mul_(-2);
      slopes = all.sum(rows);
    }

    // A pair shift apart is seen from both ends; which row is its other end is worked out where the shifts lie.
    auto own = at::arange(all.count, from.options().dtype(at::kInt));
    for (int64_t s = 0; s < shift_count; s++) {
      auto shift = wrap(d, shifts + s, {});
      auto up = own.add(shift).remainder_(all.count);
      auto down = own.sub(shift).remainder_(all.count);
      auto above = rows.index_select(0, up);
      auto pairs = rows.mul(above).sum(1);
      auto each = at::softplus(pairs).mul_(negative);
      loss.add_(each).add_(each.index_select(0, down));
      if (gradient != nullptr) {
        // Row i is the lower end of one pair, and the upper end of the pair that stands in row i - shift.
        auto slope = pairs.sigmoid_().mul_(2 * negative).unsqueeze(1);
        slopes.add_(above.mul_(slope)).add_(rows.mul(slope).index_select(0, down));
      }
    }

    wrap(d, losses, {all.count}).copy_(loss);
    if (gradient != nullptr) {
      wrap(d, gradient, {all.count, width}).copy_(slopes);
    }
  });
}
