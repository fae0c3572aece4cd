// Items of an agenda may be dragged to their place. It sends the same form as the buttons beside them, which work without this.
"use strict";

const items = [...document.querySelectorAll("article[data-place]")];
let held = null;

for (const item of items) {
  const form = item.querySelector("form[data-moves]");
  if (form) {
    item.draggable = true;
    item.addEventListener("dragstart", (event) => {
      held = { item, form };
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", item.id);
    });
    item.addEventListener("dragend", () => {
      held = null;
      items.forEach((each) => each.classList.remove("over"));
    });
  }
  item.addEventListener("dragover", (event) => {
    if (held && held.item !== item) {
      event.preventDefault();
      items.forEach((each) => each.classList.toggle("over", each === item));
    }
  });
  item.addEventListener("drop", (event) => {
    if (held && held.item !== item) {
      event.preventDefault();
      const place = document.createElement("input");
      place.type = "hidden";
      place.name = "place";
      place.value = item.dataset.place;
      held.form.append(place);
      held.form.submit();
    }
  });
}
