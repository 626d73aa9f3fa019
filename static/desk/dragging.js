// A finger or a pen drags what a mouse drags: held still for a moment it takes the thing up; before that it moves the page.
// It says what a mouse says (dragstart, dragover, drop, dragend), so what can be dragged needs to know of no finger. Without
// this script there are the buttons, and the form "Move".
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const HOLD = 350; // milliseconds; at some 500 a browser opens its menu
  const SLACK = 10; // pixels that a finger held still may move
  const EDGE = 60; // pixels from the edge of the window, where the page follows
  const STEP = 12;
  let press = null; // what a finger rests on, whose finger, and where it is
  let carried = null;
  let data = null;
  let wasCarried = false;

  // Whether somebody has taken it: a place says so by stopping what the browser does by itself.
  const tell = (kind, target) => !target.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, clientX: press.x, clientY: press.y, dataTransfer: data }));

  function take() {
    carried = press.thing;
    data = new DataTransfer();
    carried.classList.add("desk-carried");
    tell("dragstart", carried);
    requestAnimationFrame(follow);
  }

  function over() {
    const target = document.elementFromPoint(press.x, press.y);
    return target && tell("dragover", target) ? target : null;
  }

  function follow() {
    if (!carried) return;
    if (press.y < EDGE) scrollBy(0, -STEP);
    else if (press.y > innerHeight - EDGE) scrollBy(0, STEP);
    requestAnimationFrame(follow);
  }

  function end() {
    clearTimeout(press?.timer);
    if (carried) {
      carried.classList.remove("desk-carried");
      tell("dragend", carried);
    }
    press = carried = null;
  }

  for (const place of document.querySelectorAll("#desk-tiles, #desk-week")) {
    place.addEventListener("pointerdown", (event) => {
      end();
      wasCarried = false;
      const thing = event.target.closest("[draggable=true]");
      const used = event.target.closest("summary, form"); // for something else, if it stands in the thing
      if (thing && event.isPrimary && event.pointerType !== "mouse" && !(used && thing.contains(used))) {
        press = { thing, id: event.pointerId, x: event.clientX, y: event.clientY, timer: setTimeout(take, HOLD) };
      }
    });
    // The page stays where it is, and neither a menu nor the link below opens.
    for (const kind of ["touchmove", "touchend", "contextmenu"]) {
      place.addEventListener(kind, (event) => {
        if (event.cancelable && (carried || wasCarried)) event.preventDefault();
      }, { passive: false });
    }
    place.addEventListener("dragstart", (event) => {
      if (event.isTrusted && carried) event.preventDefault();
    });
  }
  document.addEventListener("pointermove", (event) => {
    if (event.pointerId !== press?.id) return;
    const far = Math.hypot(event.clientX - press.x, event.clientY - press.y);
    if (carried) {
      Object.assign(press, { x: event.clientX, y: event.clientY });
      over();
    } else if (far > SLACK) {
      end();
    }
  });
  document.addEventListener("pointerup", (event) => {
    if (event.pointerId !== press?.id) return;
    wasCarried = Boolean(carried);
    const target = carried && over();
    if (target) tell("drop", target);
    end();
  });
  document.addEventListener("pointercancel", end);
});
