namespace Goldthread.Growth;

/// <summary>
/// Where a centile stands on the UK growth charts, counted in centile spaces: the distance between two neighbouring lines
/// (0.4, 2, 9, 25, 50, 75, 91, 98, 99.6), which is two thirds of a standard deviation (RCPCH, UK-WHO growth charts).
/// </summary>
public static class CentileSpace
{
    private const double Deviations = 2.0 / 3.0;

    /// <param name="centile">Above 0 and below 100; what lies outside counts as the nearest that does not.</param>
    /// <returns>Spaces above the 50th centile, to a hundredth; negative below it.</returns>
    public static decimal Of(decimal centile) => Math.Round((decimal)(Deviation(Math.Clamp((double)centile / 100, 0.0001, 0.9999)) / Deviations), 2);

    // The inverse of the normal distribution, by bisection of its series: exact to well under a hundredth of a space.
    private static double Deviation(double p)
    {
        double low = -4, high = 4;
        for (var i = 0; i < 40; i++)
        {
            var middle = (low + high) / 2;
            if (Below(middle) < p) low = middle;
            else high = middle;
        }
        return (low + high) / 2;
    }

    // 1/2 + density times (z + z^3/3 + z^5/15 + ...).
    private static double Below(double z)
    {
        double term = z, sum = z;
        for (var n = 3; n < 100; n += 2) sum += term *= z * z / n;
        return 0.5 + (sum * Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI));
    }
}
