using Goldthread.Escalation;

namespace Goldthread.Web.Duties;

/// <summary>Why something may not be done about a duty, in words.</summary>
static class Refusals
{
    public static string Say(ActRefusal refusal) => refusal switch
    {
        ActRefusal.NotThere => "Whoever acts has to be in post and not away.",
        ActRefusal.NotAsked => "This step asks somebody else. Choose the one whom it asks.",
        ActRefusal.NothingToAcknowledge => "The duty climbs no ladder now, so there is no step to acknowledge.",
        ActRefusal.Acknowledged => "This step has been acknowledged already.",
        ActRefusal.OtherAgency => "The duty asks another agency; somebody there can take it.",
        _ => "The duty is not open any more.",
    };

    public static string Say(AsideRefusal refusal) => refusal switch
    {
        AsideRefusal.NoReason => "Say why it is set aside.",
        AsideRefusal.ExpiryPast => "Give a day in the future until which it is set aside.",
        AsideRefusal.NoAuthority => "A duty is set aside by a manager of a team who is there.",
        AsideRefusal.NeedsSecondPerson => "What is to be done today needs a second person to set it aside.",
        AsideRefusal.SecondIsTheSame => "The second person has to be somebody else.",
        AsideRefusal.SecondNotThere => "The second person has to be in post and not away.",
        _ => "The duty is not open any more.",
    };
}
