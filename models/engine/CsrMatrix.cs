namespace GraphSec.Models;

/// <summary>
/// A sparse <see cref="Rows"/> × <see cref="Columns"/> matrix in compressed rows: entries
/// <c>Offsets[i] .. Offsets[i + 1]</c> belong to row i, entry k stands in column <c>Indices[k]</c> with weight
/// <c>Weights[k]</c> (1 where there are no weights). Immutable; the arrays are handed on, not copied.
/// </summary>
public sealed class CsrMatrix
{
    readonly Lock _gate = new();
    CsrMatrix? _transposed;
    CsrMatrix? _averaging;
    int[]? _entryOfTransposed;

    /// <exception cref="ArgumentException">Offsets that do not rise from 0 to the number of entries, a column out of range,
    /// or weights of another length.</exception>
    public CsrMatrix(int rows, int columns, int[] offsets, int[] indices, float[]? weights = null)
    {
        (Rows, Columns, Offsets, Indices, Weights) = (rows, columns, offsets, indices, weights);
        Shape.CheckOffsets(offsets, rows, indices.Length);
        Shape.CheckIndices(indices, columns);
        Shape.Check(weights is null || weights.Length == indices.Length, "one weight per entry");
    }

    public int Rows { get; }

    public int Columns { get; }

    public int[] Offsets { get; }

    public int[] Indices { get; }

    public float[]? Weights { get; }

    public int Count => Indices.Length;

    /// <summary>Computed once. Within a row the order is by column, so sums over it have one order.</summary>
    public CsrMatrix Transposed()
    {
        lock (_gate)
        {
            return _transposed ??= Transpose();
        }
    }

    /// <summary>For each entry of <see cref="Transposed"/> the entry of this matrix it came from.</summary>
    public int[] EntryOfTransposed()
    {
        Transposed();
        return _entryOfTransposed!;
    }

    /// <summary>The same entries with each row's weights divided by their sum: multiplying by it takes means.</summary>
    public CsrMatrix Averaging()
    {
        lock (_gate)
        {
            return _averaging ??= Average();
        }
    }

    /// <summary>Rows <paramref name="start"/> .. <paramref name="end"/> - 1 as a matrix of their own.</summary>
    public CsrMatrix Slice(int start, int end)
    {
        var (first, last) = (Offsets[start], Offsets[end]);
        return new CsrMatrix(
            end - start, Columns, Array.ConvertAll(Offsets[start..(end + 1)], offset => offset - first), Indices[first..last],
            Weights?[first..last]);
    }

    /// <summary>All Rows × Columns values.</summary>
    public Tensor Dense()
    {
        var dense = new Tensor(Rows, Columns);
        for (var row = 0; row < Rows; row++)
        {
            for (var k = Offsets[row]; k < Offsets[row + 1]; k++)
            {
                dense[row, Indices[k]] += Weights?[k] ?? 1;
            }
        }

        return dense;
    }

    /// <summary>The product of a row with <see cref="Columns"/> values.</summary>
    public float Dot(int row, ReadOnlySpan<float> dense)
    {
        var sum = 0f;
        for (var k = Offsets[row]; k < Offsets[row + 1]; k++)
        {
            sum += (Weights?[k] ?? 1) * dense[Indices[k]];
        }

        return sum;
    }

    /// <summary>Entries (i, j) with i ≠ j.</summary>
    public int CountOffDiagonal()
    {
        var count = 0;
        for (var i = 0; i < Rows; i++)
        {
            count += Offsets[i + 1] - Offsets[i] - Indices.AsSpan(Offsets[i]..Offsets[i + 1]).Count(i);
        }

        return count;
    }

    /// <summary>One entry per edge at (row, column); entries of a row keep the edges' order.</summary>
    public static CsrMatrix FromEdges(
        int rows, int columns, ReadOnlySpan<int> rowOfEdge, ReadOnlySpan<int> columnOfEdge, ReadOnlySpan<float> weights = default)
    {
        Shape.CheckIndices(rowOfEdge, rows);
        Shape.Check(rowOfEdge.Length == columnOfEdge.Length, "one column per edge");
        var entries = new int[rowOfEdge.Length];
        var offsets = Bucket(rowOfEdge, rows, entries);
        var indices = new int[entries.Length];
        var sorted = weights.IsEmpty ? null : new float[entries.Length];
        for (var k = 0; k < entries.Length; k++)
        {
            indices[k] = columnOfEdge[entries[k]];
            if (sorted is not null)
            {
                sorted[k] = weights[entries[k]];
            }
        }

        return new CsrMatrix(rows, columns, offsets, indices, sorted);
    }

    /// <summary>D^-½ (A + I) D^-½ of an undirected graph given as one pair per edge (Kipf and Welling 2017).</summary>
    public static CsrMatrix SymmetricallyNormalized(int nodes, ReadOnlySpan<int> from, ReadOnlySpan<int> to)
    {
        var loops = Enumerable.Range(0, nodes).ToArray();
        int[] rows = [.. from, .. to, .. loops];
        int[] columns = [.. to, .. from, .. loops];
        var degree = new int[nodes];
        foreach (var row in rows)
        {
            degree[row]++;
        }

        var weights = new float[rows.Length];
        for (var k = 0; k < rows.Length; k++)
        {
            weights[k] = 1 / MathF.Sqrt((float)degree[rows[k]] * degree[columns[k]]);
        }

        return FromEdges(nodes, nodes, rows, columns, weights);
    }

    /// <summary>Stable counting sort: fills <paramref name="entries"/> with positions grouped by key, returns the offsets.</summary>
    static int[] Bucket(ReadOnlySpan<int> keys, int count, Span<int> entries)
    {
        var offsets = new int[count + 1];
        foreach (var key in keys)
        {
            offsets[key + 1]++;
        }

        for (var i = 0; i < count; i++)
        {
            offsets[i + 1] += offsets[i];
        }

        var next = offsets.AsSpan(0, count).ToArray();
        for (var k = 0; k < keys.Length; k++)
        {
            entries[next[keys[k]]++] = k;
        }

        return offsets;
    }

    CsrMatrix Transpose()
    {
        var rowOfEntry = new int[Count];
        for (var i = 0; i < Rows; i++)
        {
            rowOfEntry.AsSpan(Offsets[i]..Offsets[i + 1]).Fill(i);
        }

        _entryOfTransposed = new int[Count];
        var offsets = Bucket(Indices, Columns, _entryOfTransposed);
        var indices = Array.ConvertAll(_entryOfTransposed, k => rowOfEntry[k]);
        var weights = Weights is null ? null : Array.ConvertAll(_entryOfTransposed, k => Weights[k]);
        return new CsrMatrix(Columns, Rows, offsets, indices, weights);
    }

    CsrMatrix Average()
    {
        var weights = new float[Count];
        BagWeights.Average(Offsets, Weights, weights);
        return new CsrMatrix(Rows, Columns, Offsets, Indices, weights);
    }
}
