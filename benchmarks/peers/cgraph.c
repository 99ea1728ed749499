/* graphviz's own reader: libcgraph parses a text in memory into a graph, again and again.

   cc -O2 cgraph.c -o cgraph $(pkg-config --cflags --libs libcgraph)
   usage: cgraph FILE TIMES
   prints {"milliseconds", "bytes", "count"} of one pass, the median of TIMES after one not counted */
#include <graphviz/cgraph.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

int main(int argc, char **argv)
{
    if (argc != 3)
        return 2;
    FILE *file = fopen(argv[1], "rb");
    if (!file)
        return 1;
    fseek(file, 0, SEEK_END);
    long length = ftell(file);
    rewind(file);
    char *text = malloc(length + 1);
    if (fread(text, 1, length, file) != (size_t)length)
        return 1;
    text[length] = 0;
    int times = atoi(argv[2]), nodes = 0;
    double *taken = calloc(times, sizeof *taken);
    for (int i = -1; i < times; i++) {
        double start = now();
        Agraph_t *graph = agmemread(text);
        if (!graph)
            return 1;
        double end = now();
        nodes = agnnodes(graph);
        agclose(graph);
        if (i >= 0)
            taken[i] = end - start;
    }
    qsort(taken, times, sizeof *taken, compare);
    printf("{\"milliseconds\": %.4f, \"bytes\": %ld, \"count\": %d}\n", taken[times / 2], length, nodes);
    return 0;
}
