using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Goldthread.Tests.Map;

/// <summary>
/// Reads every type edge of a built assembly. Constants and <c>nameof</c> leave no trace in it: the compiler puts their
/// values in place. For those, <see cref="UsingEdges"/> reads the source.
/// </summary>
public static class TypeEdges
{
    public static IReadOnlySet<TypeEdge> Of(string assemblyFile, string rootNamespace)
    {
        using var image = new PEReader(File.OpenRead(assemblyFile));
        var metadata = image.GetMetadataReader();
        var edges = new HashSet<TypeEdge>();
        foreach (var handle in metadata.TypeDefinitions)
        {
            if (PlaceOf(metadata, handle, rootNamespace) is not { } from) continue;

            var used = new UsedTypes(metadata);
            Read(image, metadata, metadata.GetTypeDefinition(handle), used);
            foreach (var type in used.Found)
                if (PlaceOf(metadata, type, rootNamespace) is { } to && to != from)
                    edges.Add(new TypeEdge(from, to));
        }
        return edges;
    }

    public static IReadOnlySet<TypePlace> Places(string assemblyFile, string rootNamespace)
    {
        using var image = new PEReader(File.OpenRead(assemblyFile));
        var metadata = image.GetMetadataReader();
        return metadata.TypeDefinitions
            .Select(handle => PlaceOf(metadata, handle, rootNamespace))
            .OfType<TypePlace>()
            .ToHashSet();
    }

    /// <summary>Null for what the compiler itself adds, which stands in no namespace of ours.</summary>
    static TypePlace? PlaceOf(MetadataReader metadata, TypeDefinitionHandle handle, string rootNamespace)
    {
        var type = metadata.GetTypeDefinition(handle);
        while (!type.GetDeclaringType().IsNil) type = metadata.GetTypeDefinition(type.GetDeclaringType());

        var space = metadata.GetString(type.Namespace);
        var name = metadata.GetString(type.Name);
        if (space == rootNamespace) return new TypePlace("", name);
        return space.StartsWith(rootNamespace + ".", StringComparison.Ordinal)
            ? new TypePlace(space[(rootNamespace.Length + 1)..].Split('.')[0], name)
            : null;
    }

    static void Read(PEReader image, MetadataReader metadata, TypeDefinition type, UsedTypes used)
    {
        used.Add(type.BaseType);
        used.AddConstraints(type.GetGenericParameters());
        used.AddAttributes(type.GetCustomAttributes());
        foreach (var handle in type.GetInterfaceImplementations())
            used.Add(metadata.GetInterfaceImplementation(handle).Interface);
        foreach (var handle in type.GetMethodImplementations())
            used.Add(metadata.GetMethodImplementation(handle).MethodDeclaration);
        foreach (var handle in type.GetFields())
        {
            used.Add(handle);
            used.AddAttributes(metadata.GetFieldDefinition(handle).GetCustomAttributes());
        }
        foreach (var handle in type.GetProperties())
            used.AddAttributes(metadata.GetPropertyDefinition(handle).GetCustomAttributes());
        foreach (var handle in type.GetEvents())
        {
            used.Add(metadata.GetEventDefinition(handle).Type);
            used.AddAttributes(metadata.GetEventDefinition(handle).GetCustomAttributes());
        }
        foreach (var handle in type.GetMethods())
        {
            used.Add(handle);
            Read(image, metadata, metadata.GetMethodDefinition(handle), used);
        }
    }

    static void Read(PEReader image, MetadataReader metadata, MethodDefinition method, UsedTypes used)
    {
        used.AddConstraints(method.GetGenericParameters());
        used.AddAttributes(method.GetCustomAttributes());
        foreach (var handle in method.GetParameters())
            used.AddAttributes(metadata.GetParameter(handle).GetCustomAttributes());
        if (method.RelativeVirtualAddress == 0) return;

        var body = image.GetMethodBody(method.RelativeVirtualAddress);
        used.Add(body.LocalSignature);
        foreach (var region in body.ExceptionRegions) used.Add(region.CatchType);
        foreach (var token in Instructions.Tokens(body.GetILBytes() ?? [])) used.Add(token);
    }
}
