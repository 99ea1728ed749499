using System.Collections;

namespace GraphSec.Pipeline.Artifacts;

/// <summary>A list whose members are made together when one is first asked for. Two threads may make them twice; either's will do.</summary>
internal sealed class LazyList<T>(int count, Func<int, T> make) : IReadOnlyList<T>
    where T : class
{
    private T[]? members;

    public int Count => count;

    public T this[int index] => Members()[index];

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)Members()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private T[] Members()
    {
        if (members is { } made)
        {
            return made;
        }

        made = new T[count];
        for (var i = 0; i < made.Length; i++)
        {
            made[i] = make(i);
        }

        return members = made;
    }
}
