'use strict';
/**
 * A small struck-string instrument on the Web Audio API. Each tone is two strings, slightly apart, through a filter that
 * closes as the tone dies away; louder tones are brighter. All go through a little room and a compressor.
 */
class Synthesiser {
  /** More tones than this at once are not told apart; the oldest make way. */
  static POLYPHONY = 32;

  constructor() {
    this.context = new AudioContext();
    this.voices = [];
    this.string = this.#wave();
    const compressor = new DynamicsCompressorNode(this.context, { threshold: -18, ratio: 5 });
    compressor.connect(this.context.destination);
    this.dry = new GainNode(this.context, { gain: 0.8 });
    this.dry.connect(compressor);
    const wet = new GainNode(this.context, { gain: 0.22 });
    const room = new ConvolverNode(this.context, { buffer: this.#room(1.4) });
    this.dry.connect(room).connect(wet).connect(compressor);
  }

  get now() {
    return this.context.currentTime;
  }

  /** Overtones of a string struck at an eighth of its length: every eighth is missing. */
  #wave() {
    const partials = 24;
    const imaginary = new Float32Array(partials + 1);
    for (let n = 1; n <= partials; n++) {
      imaginary[n] = Math.abs(Math.sin(Math.PI * n / 8)) / Math.pow(n, 1.5);
    }
    return this.context.createPeriodicWave(new Float32Array(partials + 1), imaginary);
  }

  /** The echo of a room: noise that dies away. */
  #room(seconds) {
    const rate = this.context.sampleRate;
    const buffer = this.context.createBuffer(2, Math.round(seconds * rate), rate);
    for (let channel = 0; channel < 2; channel++) {
      const samples = buffer.getChannelData(channel);
      for (let i = 0; i < samples.length; i++) {
        samples[i] = (2 * Math.random() - 1) * Math.exp(-6 * i / samples.length);
      }
    }
    return buffer;
  }

  /**
   * Sounds a tone.
   *
   * @param at when, in the context's seconds
   * @param duration until the key is let go, in seconds
   * @param pitch MIDI key number
   * @param velocity 1..127
   */
  strike(at, duration, pitch, velocity) {
    this.voices = this.voices.filter((voice) => voice.end > at);
    while (this.voices.length >= Synthesiser.POLYPHONY) {
      this.#silence(this.voices.shift(), at);
    }
    const frequency = 440 * Math.pow(2, (pitch - 69) / 12);
    const strength = velocity / 127;
    /* Low strings sound longer. */
    const decay = Math.min(7, Math.max(0.4, 3.2 * Math.pow(2, (60 - pitch) / 20)));
    const release = at + Math.min(Math.max(duration, 0.05), 2.5 * decay);
    const end = release + 0.5;

    const filter = new BiquadFilterNode(this.context, { type: 'lowpass', Q: 0.3 });
    filter.frequency.setValueAtTime(Math.min(16000, frequency * (2.5 + 9 * strength)), at);
    filter.frequency.setTargetAtTime(Math.min(9000, frequency * (1.5 + 2 * strength)), at + 0.01, decay / 4);
    const strike = new GainNode(this.context, { gain: 0 });
    strike.gain.setValueAtTime(0, at);
    strike.gain.linearRampToValueAtTime(0.04 + 0.3 * Math.pow(strength, 1.5), at + 0.004);
    strike.gain.setTargetAtTime(0, at + 0.004, decay / 2.2);
    const damper = new GainNode(this.context, { gain: 1 });
    damper.gain.setTargetAtTime(0, release, 0.07);
    const place = new StereoPannerNode(this.context, { pan: Math.max(-0.6, Math.min(0.6, (pitch - 62) / 50)) });
    filter.connect(strike).connect(damper).connect(place).connect(this.dry);

    const strings = [-1.6, 1.6].map((detune) => {
      const string = new OscillatorNode(this.context, { frequency, detune });
      string.setPeriodicWave(this.string);
      string.connect(filter);
      string.start(at);
      string.stop(end);
      return string;
    });
    strings[0].onended = () => place.disconnect();
    this.voices.push({ strings, damper, at, end });
  }

  #silence(voice, at) {
    voice.damper.gain.cancelScheduledValues(0);
    voice.damper.gain.setTargetAtTime(0, at, 0.015);
    voice.strings.forEach((string) => string.stop(at + 0.12));
  }

  /** Silence, without a click; what was to sound later does not. */
  stop() {
    const now = this.now;
    this.voices.forEach((voice) => this.#silence(voice, now));
    this.voices = [];
  }
}
