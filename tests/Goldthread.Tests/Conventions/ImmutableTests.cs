using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Goldthread.Tests.Conventions;

/// <summary>What the library hands out cannot be changed by who receives it.</summary>
public class ImmutableTests
{
    const BindingFlags PublicMembers =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    static readonly string[] ImmutableCollections =
        [typeof(ImmutableArray).Namespace!, typeof(FrozenSet).Namespace!];

    [Fact]
    public void PublicTypes_OfTheLibrary_AreImmutable() =>
        Exemptions.Check("immutable", OurTypes.InLibrary.Where(type => type.IsVisible).SelectMany(Faults));

    [Theory]
    [InlineData(typeof(InventedFaults.Settable), "Name can be set")]
    [InlineData(typeof(InventedFaults.OpenField), "Name is a public field that can be set")]
    [InlineData(typeof(InventedFaults.HandsOutList), "Names is a List`1")]
    [InlineData(typeof(InventedFaults.HandsOutArray), "Names is a String[]")]
    [InlineData(typeof(InventedFaults.HandsOutInterface), "Names is a IDictionary`2")]
    public void Faults_MutableType_IsSeen(Type type, string fault) =>
        Assert.Contains(fault, Faults(type).Select(found => found.Fault));

    [Fact]
    public void Faults_ImmutableType_HasNone() => Assert.Empty(Faults(typeof(InventedFaults.Sound)));

    static IEnumerable<(string Subject, string Fault)> Faults(Type type)
    {
        foreach (var property in type.GetProperties(PublicMembers))
        {
            if (property.SetMethod is { IsPublic: true } setter && !IsInitOnly(setter))
                yield return (type.FullName!, $"{property.Name} can be set");
            if (IsMutableCollection(property.PropertyType))
                yield return (type.FullName!, $"{property.Name} is a {property.PropertyType.Name}");
        }
        foreach (var field in type.GetFields(PublicMembers).Where(field => !field.IsLiteral && !OurTypes.IsGenerated(field)))
        {
            if (type.IsEnum) continue;
            if (!field.IsInitOnly) yield return (type.FullName!, $"{field.Name} is a public field that can be set");
            if (IsMutableCollection(field.FieldType)) yield return (type.FullName!, $"{field.Name} is a {field.FieldType.Name}");
        }
    }

    static bool IsInitOnly(MethodInfo setter) =>
        setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    static bool IsMutableCollection(Type type)
    {
        if (type.IsArray) return true;
        if (type.Namespace is null || ImmutableCollections.Contains(type.Namespace)) return false;
        if (!type.Namespace.StartsWith("System", StringComparison.Ordinal)) return false;
        return typeof(System.Collections.IList).IsAssignableFrom(type)
            || typeof(System.Collections.IDictionary).IsAssignableFrom(type)
            || type.GetInterfaces().Append(type).Any(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(ICollection<>));
    }
}
