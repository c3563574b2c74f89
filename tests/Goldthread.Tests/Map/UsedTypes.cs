using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Goldthread.Tests.Map;

/// <summary>Gathers the types of this assembly that tokens, signatures and attributes lead to.</summary>
public sealed class UsedTypes(MetadataReader metadata) : ISignatureTypeProvider<TypeName, object?>, ICustomAttributeTypeProvider<TypeName>
{
    readonly HashSet<TypeDefinitionHandle> found = [];

    public IReadOnlySet<TypeDefinitionHandle> Found => found;

    public void Add(EntityHandle handle)
    {
        if (handle.IsNil) return;
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition:
                found.Add((TypeDefinitionHandle)handle);
                break;
            case HandleKind.TypeSpecification:
                metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(this, null);
                break;
            case HandleKind.FieldDefinition:
                var field = metadata.GetFieldDefinition((FieldDefinitionHandle)handle);
                found.Add(field.GetDeclaringType());
                field.DecodeSignature(this, null);
                break;
            case HandleKind.MethodDefinition:
                var method = metadata.GetMethodDefinition((MethodDefinitionHandle)handle);
                found.Add(method.GetDeclaringType());
                method.DecodeSignature(this, null);
                break;
            case HandleKind.MethodSpecification:
                var instance = metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                Add(instance.Method);
                instance.DecodeSignature(this, null);
                break;
            case HandleKind.MemberReference:
                AddMember(metadata.GetMemberReference((MemberReferenceHandle)handle));
                break;
            case HandleKind.StandaloneSignature:
                AddStandalone(metadata.GetStandaloneSignature((StandaloneSignatureHandle)handle));
                break;
        }
    }

    public void AddConstraints(GenericParameterHandleCollection parameters)
    {
        foreach (var parameter in parameters)
        {
            AddAttributes(metadata.GetGenericParameter(parameter).GetCustomAttributes());
            foreach (var constraint in metadata.GetGenericParameter(parameter).GetConstraints())
                Add(metadata.GetGenericParameterConstraint(constraint).Type);
        }
    }

    public void AddAttributes(CustomAttributeHandleCollection attributes)
    {
        foreach (var handle in attributes)
        {
            var attribute = metadata.GetCustomAttribute(handle);
            Add(attribute.Constructor);
            var value = attribute.DecodeValue(this);
            foreach (var argument in value.FixedArguments) AddNamed(argument.Value);
            foreach (var argument in value.NamedArguments) AddNamed(argument.Value);
        }
    }

    void AddMember(MemberReference member)
    {
        Add(member.Parent);
        if (member.GetKind() == MemberReferenceKind.Field) member.DecodeFieldSignature(this, null);
        else member.DecodeMethodSignature(this, null);
    }

    void AddStandalone(StandaloneSignature signature)
    {
        if (signature.GetKind() == StandaloneSignatureKind.LocalVariables) signature.DecodeLocalSignature(this, null);
        else signature.DecodeMethodSignature(this, null);
    }

    /// <summary>A <c>typeof</c> in an attribute is kept as a name, an array of them as a list of typed values.</summary>
    void AddNamed(object? value)
    {
        if (value is ImmutableArray<CustomAttributeTypedArgument<TypeName>> many)
            foreach (var one in many) AddNamed(one.Value);
        if (value is not TypeName { FullName: { } name }) return;

        foreach (var handle in metadata.TypeDefinitions)
            if (FullNameOf(handle) is var own && name.Contains(own, StringComparison.Ordinal)
                && name.Split('[', ']', ',', ' ', '*', '&').Contains(own))
                found.Add(handle);
    }

    string FullNameOf(TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        var name = metadata.GetString(type.Name);
        if (!type.GetDeclaringType().IsNil) return FullNameOf(type.GetDeclaringType()) + "+" + name;
        return type.Namespace.IsNil ? name : metadata.GetString(type.Namespace) + "." + name;
    }

    public TypeName GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
    {
        found.Add(handle);
        return new TypeName(FullNameOf(handle));
    }

    public TypeName GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    public TypeName GetTypeFromSerializedName(string name) => new(name);

    public TypeName GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
    {
        var reference = reader.GetTypeReference(handle);
        return new TypeName(reader.GetString(reference.Namespace) + "." + reader.GetString(reference.Name));
    }

    public TypeName GetSystemType() => new("System.Type");
    public bool IsSystemType(TypeName type) => type.FullName == "System.Type";
    public PrimitiveTypeCode GetUnderlyingEnumType(TypeName type) => EnumSizes.Of(type.FullName);

    // What a signature wraps has been visited by the time these are called.
    public TypeName GetArrayType(TypeName elementType, ArrayShape shape) => default;
    public TypeName GetByReferenceType(TypeName elementType) => default;
    public TypeName GetFunctionPointerType(MethodSignature<TypeName> signature) => default;
    public TypeName GetGenericInstantiation(TypeName genericType, ImmutableArray<TypeName> typeArguments) => default;
    public TypeName GetGenericMethodParameter(object? genericContext, int index) => default;
    public TypeName GetGenericTypeParameter(object? genericContext, int index) => default;
    public TypeName GetModifiedType(TypeName modifier, TypeName unmodifiedType, bool isRequired) => default;
    public TypeName GetPinnedType(TypeName elementType) => default;
    public TypeName GetPointerType(TypeName elementType) => default;
    public TypeName GetPrimitiveType(PrimitiveTypeCode typeCode) => default;
    public TypeName GetSZArrayType(TypeName elementType) => default;
}

/// <summary>A type as an attribute's blob or a reference names it; no name where none is needed.</summary>
public readonly record struct TypeName(string? FullName);
