// What the kernels share: wrapping raw addresses into tensors, and keeping exceptions inside.
#pragma once
#include <ATen/ATen.h>
#include <c10/core/InferenceMode.h>
#include <torch/version.h>
#include <optional>
#include <string>
#include "graphsec_torch.h"

#define GRAPHSEC_EXPORT extern "C" __attribute__((visibility("default")))

struct graphsec_device {
  at::Device device;

  // Sums over bags by products with sparse matrices in compressed rows; otherwise by embedding bags.
  bool csr;

  // Added to every address handed out: with a number that no pointer has, a host that looks through one falls at once.
  intptr_t displacement;

  // True where nothing may be computed by plain loops of the host.
  bool is_device() const { return !device.is_cpu() || displacement != 0; }
};

namespace graphsec {

std::string& last_error();

#if TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 5)
using length_hint = std::optional<int64_t>;
#else
using length_hint = c10::optional<int64_t>;
#endif

// Number i lengths[i] times. Knowing the sum beforehand saves asking the device for it.
inline at::Tensor repeat(const at::Tensor& lengths, int64_t sum) { return at::repeat_interleave(lengths, length_hint(sum)); }

// Warnings of libtorch (sparse rows are "beta") are not for those who use this program.
class Silence : public c10::WarningHandler {
#if TORCH_VERSION_MAJOR >= 2
  void process(const c10::Warning&) override {}
};

using WarningScope = c10::WarningUtils::WarningHandlerGuard;
#else
  void process(const c10::SourceLocation&, const std::string&, const bool) override {}
};

using WarningScope = c10::Warning::WarningHandlerGuard;
#endif

template <typename Body>
int guarded(Body body) {
  try {
    Silence silence;
    WarningScope quiet(&silence);
    c10::InferenceMode mode;
    body();
    return 0;
  } catch (const c10::Error& error) {
    last_error() = error.what_without_backtrace();
  } catch (const std::exception& error) {
    last_error() = error.what();
  } catch (...) {
    last_error() = "an unknown error";
  }

  return 1;
}

template <typename T> constexpr at::ScalarType type_of();
template <> constexpr at::ScalarType type_of<float>() { return at::kFloat; }
template <> constexpr at::ScalarType type_of<int32_t>() { return at::kInt; }

// A tensor over memory that somebody else owns, for one call.
template <typename T>
at::Tensor wrap(const graphsec_device* d, const T* at, at::IntArrayRef sizes) {
  auto options = at::TensorOptions().dtype(type_of<T>()).device(d->device);
  if (at == nullptr) {
    return at::empty(sizes, options);  // nothing to point at: every size is then 0
  }

  auto address = const_cast<void*>(static_cast<const void*>(reinterpret_cast<const char*>(at) - d->displacement));
  return at::for_blob(address, sizes).target_device(d->device).options(options).make_tensor();
}

inline void put(const at::Tensor& into, const at::Tensor& value, bool add) {
  if (add) {
    into.add_(value);
  } else {
    into.copy_(value);
  }
}

// value · factor, without asking a device for the factor.
inline at::Tensor times(const graphsec_device* d, at::Tensor value, graphsec_factor factor) {
  if (factor.of != nullptr) {
    value = value.mul(wrap(d, factor.of, {}));
  }

  return factor.scale == 1 ? value : value.mul(factor.scale);
}

inline int64_t rows_of(int64_t length, int64_t width) { return width == 0 ? 0 : length / width; }

// Bags as tensors.
struct Bags {
  const graphsec_device* device;
  int64_t count, entries;
  at::Tensor offsets, indices, weights;  // undefined where absent

  Bags(const graphsec_device* d, const graphsec_bags& bags);
  at::Tensor bag_of_entry() const;                // entries, int
  at::Tensor row_of_entry() const;                // entries, int
  at::Tensor weighted(at::Tensor entries) const;  // entries × width, each row times its weight

  // Σ over the entries k of a bag of w_k · x[row k].
  at::Tensor sum(const at::Tensor& x) const;

  // Σ over the entries k of a bag of w_k · x[k].
  at::Tensor sum_entries(const at::Tensor& x) const;
};

// into[index[k]] += x[k], in one order whatever the device.
void add_at(const at::Tensor& into, const at::Tensor& index, const at::Tensor& x);

}  // namespace graphsec
