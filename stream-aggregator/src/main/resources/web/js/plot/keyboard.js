// A plot without a mouse: arrow keys move the cursor from window to window and from slot to slot.

/**
 * @param {HTMLElement} box that has the focus
 * @param {uPlot} u
 * @param {() => object} gridNow
 * @param {{zoom, zoomOut, active: (yes: boolean) => void, spoken: () => void}} on
 */
export function keyboard(box, u, gridNow, on) {
  let at = null;
  let anchor = null;

  const point = () => {
    const { columns } = gridNow();
    at.column = Math.max(0, Math.min(columns.length - 1, at.column));
    at.y = Math.max(u.scales.y.min, Math.min(u.scales.y.max - 0.5, at.y));
    const { startMillis, endMillis } = columns[at.column];
    u.setCursor({ left: u.valToPos((startMillis + endMillis) / 2, 'x'), top: u.valToPos(at.y, 'y') });
    if (anchor !== null) {
      const [first, last] = [Math.min(anchor, at.column), Math.max(anchor, at.column)];
      const left = u.valToPos(columns[first].startMillis, 'x');
      const right = u.valToPos(columns[last].endMillis, 'x');
      u.setSelect({ left, top: 0, width: right - left, height: u.over.clientHeight }, false);
    }
    on.spoken();
  };

  const unselect = () => {
    anchor = null;
    u.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
  };

  const zoom = () => {
    if (anchor !== null) {
      const { columns } = gridNow();
      const [first, last] = [Math.min(anchor, at.column), Math.max(anchor, at.column)];
      const [from, to] = [columns[first].startMillis, columns[last].endMillis];
      unselect();
      on.zoom(from, to);
    }
  };

  const moves = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
  const others = { Enter: zoom, Escape: unselect, '-': on.zoomOut };

  box.addEventListener('keydown', (event) => {
    const move = moves[event.key];
    if (gridNow().columns.length === 0 || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (move !== undefined) {
      at ??= { column: gridNow().columns.length, y: Math.floor((u.scales.y.min + u.scales.y.max) / 2) + 0.5 };
      anchor = event.shiftKey ? (anchor ?? at.column) : null;
      at.column += move[0];
      at.y += move[1];
      event.shiftKey || unselect();
      point();
    } else if (others[event.key] !== undefined) {
      others[event.key]();
    } else {
      return;
    }
    event.preventDefault();
  });
  box.addEventListener('focus', () => on.active(true));
  box.addEventListener('blur', () => {
    unselect();
    on.active(false);
  });
}
