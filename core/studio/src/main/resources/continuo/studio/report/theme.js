'use strict';
/**
 * Light, dark, or what the system says. The choice is kept for the next time where the browser lets a page keep
 * anything; a file opened from disk may not be allowed to.
 */
(() => {
  const root = document.documentElement;
  const themes = ['automatic', 'light', 'dark'];
  root.classList.add('scripted');

  const kept = () => {
    try {
      return localStorage.getItem('continuo-theme');
    } catch (refused) {
      return null;
    }
  };

  const keep = (theme) => {
    try {
      localStorage.setItem('continuo-theme', theme);
    } catch (refused) {
      /* It then holds until the page is closed. */
    }
  };

  const show = (theme) => {
    root.dataset.theme = theme;
  };

  show(themes.includes(kept()) ? kept() : 'automatic');

  document.addEventListener('DOMContentLoaded', () => {
    const button = document.querySelector('button.theme');
    const name = () => {
      button.textContent = 'Theme: ' + root.dataset.theme;
    };
    button.addEventListener('click', () => {
      show(themes[(themes.indexOf(root.dataset.theme) + 1) % themes.length]);
      keep(root.dataset.theme);
      name();
    });
    name();
  });

  /* Paper cannot be unfolded. */
  let folded = [];
  addEventListener('beforeprint', () => {
    folded = [...document.querySelectorAll('details:not([open])')];
    folded.forEach((details) => details.setAttribute('open', ''));
  });
  addEventListener('afterprint', () => folded.forEach((details) => details.removeAttribute('open')));
})();
