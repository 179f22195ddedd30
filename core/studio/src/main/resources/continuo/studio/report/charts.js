'use strict';
/**
 * Says what is under the pointer, or under the mark that the arrow keys move: the step and the value of every line. The
 * drawing itself is there without this script.
 */
(() => {
  const KEY_STEPS = 200;

  const number = (value, shares) => {
    if (shares) {
      return Math.round(100 * value) + ' %';
    }
    const size = Math.abs(value);
    if (size >= 100) {
      return Math.round(value).toLocaleString('en');
    }
    return size !== 0 && size < 1e-4 ? value.toExponential(1) : String(Number(value.toPrecision(3)));
  };

  /** Index of the step nearest to the wanted one; steps rise. */
  const nearest = (steps, wanted) => {
    let low = 0;
    let high = steps.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (steps[middle] < wanted) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low > 0 && wanted - steps[low - 1] < steps[low] - wanted ? low - 1 : low;
  };

  const height = (data, value) =>
    data.logarithmic
      ? Math.log(value / data.low) / Math.log(data.high / data.low)
      : (value - data.low) / (data.high - data.low);

  const element = (className, parent) => {
    const created = document.createElement('span');
    created.className = className;
    created.setAttribute('aria-hidden', 'true');
    created.hidden = true;
    parent.append(created);
    return created;
  };

  const prepare = (chart) => {
    const data = JSON.parse(chart.querySelector('.chart-data').textContent);
    const area = chart.querySelector('.plot-area');
    const readout = chart.querySelector('.readout');
    const rule = element('rule', area);
    const marks = data.lines.map((line, i) => element('mark ' + (line.style || 's' + (i % 4)), area));
    let share = 1;

    const show = () => {
      const wanted = data.from + share * (data.to - data.from);
      const found = data.lines.map((line) => nearest(line.steps, wanted));
      const step = data.lines.length ? data.lines[0].steps[found[0]] : wanted;
      rule.hidden = false;
      rule.style.left = 100 * (step - data.from) / (data.to - data.from) + '%';
      const words = data.lines.map((line, i) => {
        const value = line.values[found[i]];
        const up = Math.min(1, Math.max(0, height(data, value)));
        marks[i].hidden = false;
        marks[i].style.left = 100 * (line.steps[found[i]] - data.from) / (data.to - data.from) + '%';
        marks[i].style.bottom = 100 * up + '%';
        const spread = line.lows ? ' (' + number(line.lows[found[i]]) + ' to ' + number(line.highs[found[i]]) + ')' : '';
        return line.label + ' ' + number(value, data.shares) + spread;
      });
      readout.textContent = (data.axis || 'step') + ' ' + step.toLocaleString('en') + ': ' + words.join(' · ');
    };

    const hide = () => {
      [rule, ...marks].forEach((mark) => {
        mark.hidden = true;
      });
      readout.textContent = '';
    };

    area.addEventListener('pointermove', (event) => {
      const box = area.getBoundingClientRect();
      share = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
      show();
    });
    area.addEventListener('pointerleave', hide);
    area.addEventListener('focus', show);
    area.addEventListener('blur', hide);
    area.addEventListener('keydown', (event) => {
      const direction = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (direction) {
        event.preventDefault();
        share = Math.min(1, Math.max(0, share + direction * (event.shiftKey ? 10 : 2) / KEY_STEPS));
        show();
      }
    });
  };

  document.addEventListener('DOMContentLoaded', () => document.querySelectorAll('.chart').forEach(prepare));
})();
