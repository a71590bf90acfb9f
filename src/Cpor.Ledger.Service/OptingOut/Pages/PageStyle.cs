using System.Security.Cryptography;
using System.Text;

namespace Cpor.Ledger.Service.OptingOut.Pages;

/// <summary>
/// How the pages look. It stands in the page itself, so that nothing else is asked for, and the page's policy allows
/// this one style by its hash. Colours have a contrast of at least 4.5 to 1 (WCAG 2.2 AA).
/// </summary>
internal static class PageStyle
{
    public const string Text = """
        *{box-sizing:border-box}
        body{margin:0;background:#f3f4f6;color:#1b1f24;font:1.0625rem/1.5 system-ui,sans-serif}
        main{max-width:42rem;margin:0 auto;padding:1rem 1.25rem 2rem;background:#fff;min-height:100vh}
        nav{display:flex;justify-content:flex-end;gap:1rem;font-size:.9375rem}
        nav>*{padding:.5rem 0}
        h1{font-size:1.5rem;line-height:1.25;margin:.75rem 0 1rem}
        h2{font-size:1.125rem;margin:1.75rem 0 .5rem}
        a{color:#0b57a4}
        dl{margin:1.25rem 0;border-top:1px solid #c6ccd3}
        dt{font-size:.875rem;color:#505a66;padding-top:.625rem}
        dd{margin:0;padding-bottom:.625rem;overflow-wrap:anywhere}
        dd:not(:has(+dd)){border-bottom:1px solid #c6ccd3}
        dd+dd{margin-top:-.5rem}
        dd ul{margin:0}
        ul{padding-left:1.25rem}
        li{margin:.25rem 0}
        .lead{font-size:1.125rem}
        .standing,footer{font-size:.9375rem;color:#505a66}
        .lines{list-style:none;padding:0}
        .lines li{padding:.5rem 0;border-bottom:1px solid #c6ccd3}
        .lines .standing{display:block}
        .receipt{border:2px solid #1a6b3c;border-radius:.5rem;padding:.25rem 1rem;background:#f2f9f4}
        .receipt dd:last-child{border-bottom:0}
        .alert{border-left:.375rem solid #a4262c;background:#fdf1f1;padding:.75rem 1rem}
        fieldset{border:1px solid #6b7580;border-radius:.5rem;margin:1.75rem 0 1rem;padding:.25rem 1rem .5rem}
        legend{font-weight:600;padding:0 .375rem}
        label{display:flex;gap:.75rem;align-items:center;min-height:2.75rem;overflow-wrap:anywhere}
        input[type=checkbox]{width:1.5rem;height:1.5rem;flex:none;accent-color:#a4262c}
        button{font:inherit;font-weight:600;color:#fff;background:#a4262c;border:0;border-radius:.5rem}
        button{width:100%;min-height:3rem;padding:.625rem 1.5rem;cursor:pointer}
        :focus-visible{outline:3px solid #0b57a4;outline-offset:2px}
        footer{margin-top:2rem;border-top:1px solid #c6ccd3;overflow-wrap:anywhere;font-size:.8125rem}
        @media(min-width:40rem){main{padding:1.5rem 2.5rem 3rem}button{width:auto}}
        @media print{button,nav,form .standing{display:none}}
        """;

    /// <summary>The source expression that allows the style and no other.</summary>
    public static string Source { get; } =
        $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))}'";
}
