"""What stands in a page's form, as a browser would send it, and in the rows of its tables."""


def filled(answer, **changed):
    """Every field of the page's form with its value, but for what is `changed`."""
    (form,) = [one for one in answer.all(".//main//form") if one.find(".//*[@class]") is not None][
        :1
    ]
    sent = {}
    for control in form.iter():
        name = control.get("name")
        if control.tag in {"input", "select", "textarea"} and name:
            for value in _values(control):
                sent.setdefault(name, []).append(value)
    return {name: one if len(one) > 1 else one[0] for name, one in sent.items()} | changed


def cells(page):
    """The cells of each row of the page's tables, but for their heads."""
    rows = page.all(".//main//tbody/tr")
    return [[" ".join("".join(cell.itertext()).split()) for cell in row] for row in rows]


def _values(control):
    if control.tag == "textarea":
        return ["".join(control.itertext()).removeprefix("\n")]
    if control.tag == "select":
        options = control.findall(".//option")
        chosen = [one for one in options if one.get("selected") is not None] or options[:1]
        return [one.get("value") for one in chosen]
    kind = control.get("type")
    if kind in {"checkbox", "radio"} and control.get("checked") is None:
        return []
    return [] if kind == "file" else [control.get("value") or ""]
