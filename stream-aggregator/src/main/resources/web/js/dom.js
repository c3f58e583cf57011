// Elements made of text: nothing here, or anywhere in the page, parses HTML, so what names contain stays text.

/**
 * An element with attributes, listeners (onclick: function) and children; null and false children are left out.
 * @param {string} tag e.g. 'td.number' for <td class="number">
 */
export function el(tag, attributes = {}, ...children) {
  const [name, ...classes] = tag.split('.');
  const element = document.createElement(name);
  if (classes.length > 0) {
    element.className = classes.join(' ');
  }
  return fill(set(element, attributes), ...children);
}

export function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) {
      element.addEventListener(name.slice(2), value);
    } else if (value === null || value === undefined || value === false) {
      element.removeAttribute(name);
    } else {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  return element;
}

/** Replaces what an element holds. */
export function fill(element, ...children) {
  element.replaceChildren(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Changes text only where it differs, so that selections and screen readers are left alone. */
export function write(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

let last = 0;
export const freshId = (prefix) => `${prefix}-${++last}`;
