"""Contrast, measured once for each way in which a letter can stand before what is behind it.

Whether a text can be read depends on a few facts: its colour, size and weight, what is painted behind it and over it, and how much of
that shows through. Pages are made of the same parts, so nearly all of these have been measured on an earlier page of the run. Each page
is asked which of them it holds; axe measures those that have not passed yet, in each scheme, since there the colours are others. What
axe finds fault with, or cannot tell, never counts as passed: it is measured again wherever it stands.
"""

from playwright.sync_api import Page

# For each element with words of its own, or a box to type in: the facts. They are kept in the page, with the elements that they hold for.
FACTS = """() => {
    const clear = 'rgba(0, 0, 0, 0)', every = [...document.body.querySelectorAll('*')], found = new Map(), styles = new Map();
    const of = it => styles.get(it) ?? styles.set(it, getComputedStyle(it)).get(it);
    const layer = it => {
        const said = of(it), own = [said.backgroundColor, said.backgroundImage, said.opacity, said.filter, said.mixBlendMode];
        return own.join() === clear + ',none,1,none,normal' ? '' : own.join();
    };
    const is_opaque = it => /^rgb\\(/.test(of(it).backgroundColor);
    const boxes = new Map(), box = it => boxes.get(it) ?? boxes.set(it, it.getBoundingClientRect()).get(it);
    const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    const holds = (a, b) => a.left <= b.left + 1 && b.right <= a.right + 1 && a.top <= b.top + 1 && b.bottom <= a.bottom + 1;
    const behind = it => {
        const layers = [];
        for (let at = it, is_covered = false; at; at = at.parentElement) {
            const it_paints = layer(at);
            if (it_paints && !(is_covered && of(at).opacity === '1')) layers.push(it_paints, holds(box(at), box(it)));
            is_covered ||= is_opaque(at);
        }
        return layers;
    };
    const painted = every.filter(it => layer(it) || it.matches('img, svg, canvas, video, iframe'));
    const across = it => painted.filter(other => meet(box(other), box(it)) && !other.contains(it) && !it.contains(other));
    const is_beside = box => box.bottom + scrollY <= 0 || box.right + scrollX <= 0;
    const words = it => [...it.childNodes].some(part => part.nodeType === Node.TEXT_NODE && part.data.trim());
    const off = it => it.matches(':disabled') || it.closest('[aria-disabled=true], [inert]') !== null;
    for (const it of every) {
        const is_box = it.matches('input:not([type=checkbox], [type=radio], [type=hidden]), select, textarea');
        if (!(is_box || words(it)) || !it.checkVisibility({visibilityProperty: true}) || is_beside(box(it))) continue;
        const said = of(it), label = it.closest('label');
        const facts = [
            said.color, said.webkitTextFillColor, said.fontSize, said.fontWeight, said.textShadow, is_box ? it.tagName : '',
            off(it), !!(label && label.control && off(label.control)),
            ...behind(it), '|', ...across(it).map(other => layer(other) || other.tagName),
        ].join(';');
        found.set(facts, [...(found.get(facts) ?? []), it]);
    }
    window.standing = found;
    return [...found.keys()];
}"""
# Axe at the elements for which one of these facts hold: what it finds, and for which of them every element has passed.
MEASURED = """async wanted => {
    const asked = wanted.flatMap(facts => window.standing.get(facts));
    const said = await axe.run({include: asked}, {runOnly: ['color-contrast'], elementRef: true, preload: false});
    const passed = new Set(said.passes.flatMap(rule => rule.nodes.map(node => node.element)));
    const plain = ({id, help, nodes}) => ({id, help, nodes: nodes.map(({target, html}) => ({target, html}))});
    return {
        violations: said.violations.map(plain),
        passed: wanted.filter(facts => window.standing.get(facts).every(it => passed.has(it))),
    };
}"""
PASSED: set[str] = set()  # in this run, by this worker


def too_faint(page: Page) -> list[dict]:
    """What axe says of the contrast on a page in which it stands already: nothing if all of it can be read."""
    wanted = [facts for facts in page.evaluate(FACTS) if facts not in PASSED]
    if not wanted:
        return []
    said = page.evaluate(MEASURED, wanted)
    PASSED.update(said["passed"])
    return said["violations"]
