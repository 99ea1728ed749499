// Versions, devices and memory.
#include <ATen/Parallel.h>
#include <torch/cuda.h>
#include "shim.h"

#if defined(__GLIBC__)
#include <malloc.h>
#include <climits>
#endif

namespace graphsec {

std::string& last_error() {
  static thread_local std::string message;
  return message;
}

}  // namespace graphsec

using namespace graphsec;

GRAPHSEC_EXPORT const char* graphsec_torch_error() { return last_error().c_str(); }

GRAPHSEC_EXPORT int graphsec_torch_abi() { return GRAPHSEC_TORCH_ABI; }

GRAPHSEC_EXPORT const char* graphsec_torch_version() { return TORCH_VERSION; }

GRAPHSEC_EXPORT int graphsec_torch_cuda_devices(int32_t* count) {
  return guarded([&] { *count = torch::cuda::is_available() ? static_cast<int32_t>(torch::cuda::device_count()) : 0; });
}

// Sums are cut by the number of threads, so a fixed number gives fixed bytes.
GRAPHSEC_EXPORT int graphsec_torch_threads(int32_t count) {
  return guarded([&] { at::set_num_threads(count); });
}

// index: -1 is the CPU, else a CUDA device.
GRAPHSEC_EXPORT int graphsec_torch_open(int32_t index, int32_t csr, int64_t displacement, graphsec_device** into) {
  return guarded([&] {
    auto device = index < 0 ? at::Device(at::kCPU) : at::Device(at::kCUDA, static_cast<c10::DeviceIndex>(index));
    at::empty({1}, at::TensorOptions().device(device));
#if defined(__GLIBC__)
    if (device.is_cpu()) {
      // The next step wants the same sizes again: fresh pages cost more than the arithmetic on them.
      mallopt(M_MMAP_THRESHOLD, 1 << 30);
      mallopt(M_TRIM_THRESHOLD, INT_MAX);
    }
#endif

    *into = new graphsec_device{device, csr != 0, static_cast<intptr_t>(displacement)};
  });
}

GRAPHSEC_EXPORT int graphsec_torch_allocate(const graphsec_device* d, int64_t bytes, at::Tensor** handle, intptr_t* address) {
  return guarded([&] {
    auto memory = at::empty({std::max<int64_t>(bytes, 64)}, at::TensorOptions().dtype(at::kByte).device(d->device));
    *address = reinterpret_cast<intptr_t>(memory.data_ptr()) + d->displacement;
    *handle = new at::Tensor(std::move(memory));
  });
}

GRAPHSEC_EXPORT int graphsec_torch_free(at::Tensor* handle) {
  return guarded([&] { delete handle; });
}

// Four-byte elements of any kind. Pageable memory is staged before the call returns, so it need not wait for the device.
GRAPHSEC_EXPORT int graphsec_torch_upload(const graphsec_device* d, const int32_t* host, int32_t* into, int64_t length) {
  return guarded([&] {
    auto from = at::from_blob(const_cast<int32_t*>(host), {length}, at::TensorOptions().dtype(at::kInt));
    wrap(d, into, {length}).copy_(from, /*non_blocking=*/true);
  });
}

GRAPHSEC_EXPORT int graphsec_torch_download(const graphsec_device* d, const int32_t* from, int32_t* host, int64_t length) {
  return guarded([&] {
    at::from_blob(host, {length}, at::TensorOptions().dtype(at::kInt)).copy_(wrap(d, from, {length}));
  });
}

GRAPHSEC_EXPORT int graphsec_torch_clear(const graphsec_device* d, float* into, int64_t length) {
  return guarded([&] { wrap(d, into, {length}).zero_(); });
}
