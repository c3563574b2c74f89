namespace Goldthread.Tests.Map;

/// <summary>One type uses another: in a signature, a method body, a base, a constraint or an attribute.</summary>
public readonly record struct TypeEdge(TypePlace From, TypePlace To);

/// <summary>A type by its outermost name, and the folder under the root namespace in which it stands.</summary>
/// <param name="Folder">The first part of the namespace after the root; empty for a type at the root itself.</param>
public readonly record struct TypePlace(string Folder, string Name)
{
    public override string ToString() => Folder.Length == 0 ? Name : $"{Folder}.{Name}";
}
