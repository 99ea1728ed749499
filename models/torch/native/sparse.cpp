// Sums over bags of rows, and their transposes.
#include "shim.h"

namespace graphsec {

namespace {

at::Tensor matrix(const graphsec_device* d, const float* at, int64_t length, int64_t width) {
  return wrap(d, at, {rows_of(length, width), width});
}

at::Tensor count_up(const Bags& bags) {
  return at::arange(bags.entries, at::TensorOptions().dtype(at::kInt).device(bags.device->device));
}

at::Tensor bag_sums(const Bags& bags, const at::Tensor& indices, const at::Tensor& x) {
  auto width = x.size(1);
  if (bags.entries == 0 || width == 0) {
    return at::zeros({bags.count, width}, x.options());
  }

  if (bags.device->csr) {
    auto values = bags.weights.defined() ? bags.weights : at::ones({bags.entries}, x.options());
    auto sums = at::_sparse_csr_tensor_unsafe(
        bags.offsets, indices, values, {bags.count, x.size(0)}, values.options().layout(at::kSparseCsr));
    return at::mm(sums, x);
  }

  return std::get<0>(at::_embedding_bag_forward_only(
      x, indices, bags.offsets, /*scale_grad_by_freq=*/false, /*mode: sum*/ 0, /*sparse=*/false, bags.weights,
      /*include_last_offset=*/true));
}

}  // namespace

Bags::Bags(const graphsec_device* d, const graphsec_bags& bags) : device(d), count(bags.count), entries(bags.entries) {
  if (bags.offsets != nullptr) {
    offsets = wrap(d, bags.offsets, {count + 1});
  }

  if (bags.indices != nullptr) {
    indices = wrap(d, bags.indices, {entries});
  }

  if (bags.weights != nullptr) {
    weights = wrap(d, bags.weights, {entries});
  }
}

at::Tensor Bags::bag_of_entry() const {
  return offsets.defined() && entries > 0 ? repeat(offsets.diff(), entries) : count_up(*this);
}

at::Tensor Bags::row_of_entry() const { return indices.defined() ? indices : count_up(*this); }

at::Tensor Bags::weighted(at::Tensor x) const { return weights.defined() ? x.mul(weights.unsqueeze(1)) : x; }

at::Tensor Bags::sum(const at::Tensor& x) const {
  if (entries == 0) {
    return at::zeros({count, x.size(1)}, x.options());
  }

  if (!offsets.defined()) {
    return weighted(indices.defined() ? x.index_select(0, indices) : x);
  }

  return bag_sums(*this, row_of_entry(), x);
}

at::Tensor Bags::sum_entries(const at::Tensor& x) const {
  return offsets.defined() ? bag_sums(*this, count_up(*this), x) : weighted(x);
}

// The gradient of an embedding is this very sum. On a GPU it sorts where index_add_ races for atomics, so two runs agree; on a
// CPU it shares the rows among threads.
void add_at(const at::Tensor& into, const at::Tensor& index, const at::Tensor& x) {
  if (index.numel() > 0 && x.size(1) > 0) {
    into.add_(at::embedding_dense_backward(x, index, into.size(0), /*padding_idx=*/-1, /*scale_grad_by_freq=*/false));
  }
}

}  // namespace graphsec

using namespace graphsec;

GRAPHSEC_EXPORT int graphsec_torch_gather(
    const graphsec_device* d, graphsec_bags bags, const float* x, int64_t length, float* into, int64_t width, int32_t add) {
  return guarded([&] {
    Bags all(d, bags);
    put(wrap(d, into, {all.count, width}), all.sum(matrix(d, x, length, width)), add);
  });
}

GRAPHSEC_EXPORT int graphsec_torch_scatter(
    const graphsec_device* d, graphsec_bags bags, const float* x, float* into, int64_t length, int64_t width) {
  return guarded([&] {
    Bags all(d, bags);
    auto values = wrap(d, x, {all.count, width});
    auto target = matrix(d, into, length, width);
    auto entries = all.weighted(all.offsets.defined() ? values.index_select(0, all.bag_of_entry()) : values);
    if (all.indices.defined()) {
      add_at(target, all.indices, entries);
    } else {
      target.narrow(0, 0, all.entries).add_(entries);
    }
  });
}

GRAPHSEC_EXPORT int graphsec_torch_gather_relational(
    const graphsec_device* d, graphsec_bags bags, const int32_t* relation_of_entry, const float* x, int64_t x_length,
    const float* relations, int64_t relations_length, float* into, int64_t width, int32_t add) {
  return guarded([&] {
    Bags all(d, bags);
    auto messages = matrix(d, x, x_length, width).index_select(0, all.row_of_entry());
    messages.mul_(matrix(d, relations, relations_length, width).index_select(0, wrap(d, relation_of_entry, {all.entries})));
    put(wrap(d, into, {all.count, width}), all.sum_entries(messages), add);
  });
}

GRAPHSEC_EXPORT int graphsec_torch_scatter_relations(
    const graphsec_device* d, graphsec_bags bags, const int32_t* relation_of_entry, const float* x, int64_t x_length,
    const float* gradient, float* into, int64_t length, int64_t width) {
  return guarded([&] {
    Bags all(d, bags);
    auto messages = matrix(d, x, x_length, width).index_select(0, all.row_of_entry());
    messages.mul_(wrap(d, gradient, {all.count, width}).index_select(0, all.bag_of_entry()));
    add_at(matrix(d, into, length, width), wrap(d, relation_of_entry, {all.entries}), all.weighted(messages));
  });
}

GRAPHSEC_EXPORT int graphsec_torch_bag_dot(
    const graphsec_device* d, graphsec_bags bags, const int32_t* rows, const float* h, int64_t h_length, const float* table,
    int64_t table_length, float* into, int64_t width) {
  return guarded([&] {
    Bags all(d, bags);
    auto own = matrix(d, h, h_length, width).index_select(0, wrap(d, rows, {all.count}));
    wrap(d, into, {all.count}).copy_(own.mul_(all.sum(matrix(d, table, table_length, width))).sum(1));
  });
}

GRAPHSEC_EXPORT int graphsec_torch_bag_dot_rows(
    const graphsec_device* d, graphsec_bags bags, const int32_t* rows, const float* table, int64_t table_length,
    const float* gradient, float* into, int64_t length, int64_t width) {
  return guarded([&] {
    Bags all(d, bags);
    auto sums = all.sum(matrix(d, table, table_length, width)).mul(wrap(d, gradient, {all.count, 1}));
    add_at(matrix(d, into, length, width), wrap(d, rows, {all.count}), sums);
  });
}

GRAPHSEC_EXPORT int graphsec_torch_bag_dot_table(
    const graphsec_device* d, graphsec_bags bags, const int32_t* rows, const float* h, int64_t h_length, const float* gradient,
    float* into, int64_t length, int64_t width) {
  return guarded([&] {
    Bags all(d, bags);
    auto own = matrix(d, h, h_length, width).index_select(0, wrap(d, rows, {all.count}));
    own.mul_(wrap(d, gradient, {all.count, 1}));
    add_at(matrix(d, into, length, width), all.row_of_entry(), all.weighted(own.index_select(0, all.bag_of_entry())));
  });
}

GRAPHSEC_EXPORT int graphsec_torch_shares(const graphsec_device* d, graphsec_bags bags, float* into) {
  return guarded([&] {
    Bags all(d, bags);
    auto weights = all.weights.defined() ? all.weights : at::ones({all.entries}, at::TensorOptions().device(d->device));
    auto bag_of_entry = all.bag_of_entry();
    all.weights = at::Tensor();
    auto sums = all.sum_entries(weights.unsqueeze(1)).squeeze(1);
    auto shares = at::where(sums.eq(0), at::zeros({}, sums.options()), sums.reciprocal());
    wrap(d, into, {all.entries}).copy_(shares.index_select(0, bag_of_entry).mul_(weights));
  });
}

GRAPHSEC_EXPORT int graphsec_torch_pick(
    const graphsec_device* d, const int32_t* x, int64_t x_length, const int32_t* order, int32_t* into, int64_t length) {
  return guarded([&] { wrap(d, into, {length}).copy_(wrap(d, x, {x_length}).index_select(0, wrap(d, order, {length}))); });
}
