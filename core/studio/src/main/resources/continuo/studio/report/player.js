'use strict';
/**
 * Plays the pieces, one at a time. A timer strikes the notes of the next moment, so that a long piece never has more
 * oscillators than sound; the cursor follows the clock of the sound, not of the screen.
 */
(() => {
  const TICK_MILLISECONDS = 60;
  /** A page in the background gets its timers once a second only. */
  const ahead = () => (document.hidden ? 1.6 : 0.3);
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  let synthesiser = null;
  let playing = null;

  const clock = (seconds) => Math.floor(seconds / 60) + ':' + String(Math.floor(seconds % 60)).padStart(2, '0');

  /** Notes as written into the page: four numbers each, the first since the onset before. */
  const unpack = (numbers) => {
    const notes = [];
    let onset = 0;
    for (let i = 0; i < numbers.length; i += 4) {
      onset += numbers[i];
      notes.push({ onset: onset / 1000, duration: numbers[i + 1] / 1000, pitch: numbers[i + 2], velocity: numbers[i + 3] });
    }
    return notes;
  };

  class Player {
    constructor(article) {
      const data = JSON.parse(article.querySelector('.notes-data').textContent);
      this.article = article;
      this.seconds = data.seconds;
      this.notes = unpack(data.notes);
      this.button = article.querySelector('.play');
      this.word = article.querySelector('.play .word');
      this.name = article.querySelector('h3 bdi').textContent;
      this.seek = article.querySelector('.seek');
      this.clock = article.querySelector('.clock');
      this.cursor = article.querySelector('.cursor');
      this.scroller = article.querySelector('.roll-scroller');
      this.content = article.querySelector('.roll-content');
      this.place = 0;
      this.button.addEventListener('click', () => (playing === this ? this.stop() : this.play()));
      this.seek.addEventListener('input', () => this.goTo(Number(this.seek.value)));
      this.content.addEventListener('click', (event) => {
        const box = this.content.getBoundingClientRect();
        this.goTo(this.seconds * (event.clientX - box.left) / box.width);
      });
      this.show();
    }

    async play() {
      if (playing) {
        playing.stop();
      }
      synthesiser = synthesiser || new Synthesiser();
      playing = this;
      this.say(true);
      await synthesiser.context.resume();
      if (playing === this) {
        this.begin(this.place >= this.seconds - 0.05 ? 0 : this.place);
      }
    }

    /** Starts to strike notes from a place in the piece. */
    begin(place) {
      this.place = place;
      this.origin = synthesiser.now + 0.08 - place;
      this.next = this.notes.findIndex((note) => note.onset >= place - 0.001);
      this.next = this.next < 0 ? this.notes.length : this.next;
      clearInterval(this.timer);
      cancelAnimationFrame(this.frame);
      this.timer = setInterval(() => this.strike(), TICK_MILLISECONDS);
      this.strike();
      this.follow();
    }

    strike() {
      const until = synthesiser.now + ahead();
      while (this.next < this.notes.length && this.origin + this.notes[this.next].onset < until) {
        const note = this.notes[this.next++];
        const at = Math.max(synthesiser.now, this.origin + note.onset);
        synthesiser.strike(at, note.duration, note.pitch, note.velocity);
      }
      this.place = Math.max(0, synthesiser.now - this.origin);
      if (this.place > this.seconds + 0.4) {
        this.place = 0;
        this.end();
      }
    }

    follow() {
      this.place = Math.min(this.seconds, Math.max(0, synthesiser.now - this.origin));
      this.show();
      this.frame = requestAnimationFrame(() => playing === this && this.follow());
    }

    /** Stops where it is; playing goes on from there. */
    stop() {
      synthesiser.stop();
      this.end();
    }

    end() {
      clearInterval(this.timer);
      cancelAnimationFrame(this.frame);
      playing = playing === this ? null : playing;
      this.say(false);
      this.show();
    }

    goTo(place) {
      this.place = Math.min(this.seconds, Math.max(0, place));
      if (playing === this) {
        synthesiser.stop();
        this.begin(this.place);
      } else {
        this.show();
      }
    }

    say(sounding) {
      this.article.classList.toggle('sounding', sounding);
      this.word.textContent = sounding ? 'Stop' : 'Play';
      this.button.setAttribute('aria-label', this.word.textContent + ' ' + this.name);
    }

    /** Moves the cursor, by half seconds where motion is not wanted, and turns the page when it leaves it. */
    show() {
      const shown = still.matches ? Math.floor(2 * this.place) / 2 : this.place;
      const width = this.content.clientWidth;
      const x = width * shown / this.seconds;
      this.cursor.style.transform = 'translateX(' + x.toFixed(1) + 'px)';
      this.article.classList.toggle('begun', this.place > 0);
      this.clock.textContent = clock(this.place) + ' / ' + clock(this.seconds);
      if (document.activeElement !== this.seek || playing === this) {
        this.seek.value = this.place.toFixed(1);
      }
      this.seek.setAttribute('aria-valuetext', clock(this.place) + ' of ' + clock(this.seconds));
      const view = this.scroller.clientWidth;
      if (playing === this && (x > this.scroller.scrollLeft + 0.92 * view || x < this.scroller.scrollLeft)) {
        this.scroller.scrollLeft = x - 0.08 * view;
      }
    }
  }

  document.addEventListener('DOMContentLoaded', () => {
    const articles = [...document.querySelectorAll('.piece')].filter((article) => article.querySelector('.play'));
    if (!window.AudioContext) {
      articles.forEach((article) => {
        article.querySelector('.play').disabled = true;
        article.querySelector('.play').title = 'This browser cannot make sound';
      });
      return;
    }
    const players = articles.map((article) => new Player(article));
    addEventListener('resize', () => players.forEach((player) => player.show()));
  });

  /** What sounds now, for whoever wants to know: the context's state and time, the voices, the place in the piece. */
  window.continuo = Object.freeze({
    sound: () => ({
      state: synthesiser ? synthesiser.context.state : 'none',
      time: synthesiser ? synthesiser.now : 0,
      voices: synthesiser ? synthesiser.voices.length : 0,
      place: playing ? playing.place : 0,
    }),
  });
})();
