using System.Reflection.Metadata;

namespace Goldthread.Tests.Map;

/// <summary>How wide an enumeration's values are in an attribute's blob: the loaded type says, else an integer is meant.</summary>
public static class EnumSizes
{
    public static PrimitiveTypeCode Of(string? fullName)
    {
        var name = fullName?.Split(',')[0] ?? "";
        var type = AppDomain.CurrentDomain.GetAssemblies()
            .Select(assembly => assembly.GetType(name))
            .FirstOrDefault(found => found is { IsEnum: true });
        if (type is null) return PrimitiveTypeCode.Int32;

        return Type.GetTypeCode(Enum.GetUnderlyingType(type)) switch
        {
            TypeCode.Byte => PrimitiveTypeCode.Byte,
            TypeCode.SByte => PrimitiveTypeCode.SByte,
            TypeCode.Int16 => PrimitiveTypeCode.Int16,
            TypeCode.UInt16 => PrimitiveTypeCode.UInt16,
            TypeCode.Int64 => PrimitiveTypeCode.Int64,
            TypeCode.UInt64 => PrimitiveTypeCode.UInt64,
            TypeCode.UInt32 => PrimitiveTypeCode.UInt32,
            _ => PrimitiveTypeCode.Int32,
        };
    }
}
