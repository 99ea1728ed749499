/* The C ABI of the kernel set "torch": models/torch/Native.cs is its other side, models/engine/Kernels/IKernels*.cs says what
 * each kernel computes. Pointers are addresses in the device's memory, null where a span is empty. Every function returns 0,
 * or 1 and leaves a message for graphsec_torch_error; none throws. Built and tested with libtorch 1.13; what differs in
 * 2.x stands in shim.h, written after its headers and not tried yet. */
#pragma once
#include <stdint.h>

#define GRAPHSEC_TORCH_ABI 1

#ifdef __cplusplus
extern "C" {
#endif

typedef struct graphsec_device graphsec_device;

/* A number: scale, times the element at `of` where that is not null. */
typedef struct { float scale; const float* of; } graphsec_factor;

/* Bags as in Bags.cs: offsets null means one entry a bag, indices null entry k is row k, weights null ones. */
typedef struct {
  int32_t count, entries;
  const int32_t* offsets;
  const int32_t* indices;
  const float* weights;
} graphsec_bags;

typedef struct { float rate, beta1, beta2, second_correction, epsilon, decay; } graphsec_adam_rule;

#ifdef __cplusplus
}
#endif
