/* The tagger's networks in plain JavaScript; networks_in_numpy.py says the same in numpy, and a test
   holds both to the same tags. `plainspeakNetworks(bytes)` takes what the training wrote. */
globalThis.plainspeakNetworks = (() => {
  "use strict";

  /** A number that lies in a file as two bytes. */
  function half(bits) {
    const sign = bits & 0x8000 ? -1 : 1;
    const exponent = (bits >> 10) & 31;
    const rest = bits & 1023;
    if (exponent === 0) return sign * 2 ** -24 * rest;
    return sign * 2 ** (exponent - 25) * (1024 + rest);
  }

  /** All parameters of one network. A matrix lies there as bytes, behind a factor for each row. */
  function parameters(packed, start, shapes) {
    const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
    let at = start;
    const found = shapes.map(([rows, columns]) => {
      const factors = new Float32Array(rows);
      for (let i = 0; i < rows; i++) factors[i] = half(view.getUint16(at + 2 * i, true));
      at += 2 * rows;
      if (columns === undefined) return factors;
      const bytes = new Int8Array(packed.buffer, packed.byteOffset + at, rows * columns);
      at += bytes.length;
      return { factors, bytes, rows, columns };
    });
    return [found, at];
  }

  /** A matrix of numbers, its columns one behind the other, so that products read straight on. */
  function columnsOf({ factors, bytes, rows, columns }) {
    const values = new Float32Array(rows * columns);
    for (let i = 0; i < rows; i++)
      for (let j = 0; j < columns; j++) values[j * rows + i] = bytes[i * columns + j] * factors[i];
    return { values, inputs: rows, outputs: columns };
  }

  /** count rows, each beginning `step` behind the last × a matrix + bias. Four rows at a time: each
      weight is fetched once for all four. */
  function product(rows, starts, matrix, bias) {
    const { values, inputs, outputs } = matrix;
    const count = starts.length;
    const out = new Float32Array(count * outputs);
    for (let r = 0; r < count; r += 4) {
      const some = Math.min(4, count - r);
      const a = starts[r];
      const b = starts[r + Math.min(1, some - 1)];
      const c = starts[r + Math.min(2, some - 1)];
      const d = starts[r + some - 1];
      for (let j = 0, w = 0; j < outputs; j++, w += inputs) {
        let one = 0;
        let two = 0;
        let three = 0;
        let four = 0;
        for (let i = 0; i < inputs; i++) {
          const weight = values[w + i];
          one += rows[a + i] * weight;
          two += rows[b + i] * weight;
          three += rows[c + i] * weight;
          four += rows[d + i] * weight;
        }
        const at = r * outputs + j;
        out[at] = one + bias[j];
        if (some > 1) out[at + outputs] = two + bias[j];
        if (some > 2) out[at + 2 * outputs] = three + bias[j];
        if (some > 3) out[at + 3 * outputs] = four + bias[j];
      }
    }
    return out;
  }

  /** A maxout layer with layer normalisation; the pieces lie one behind the other. */
  function layer([matrix, bias, scale, shift], rows, starts) {
    const pieces = product(rows, starts, matrix, bias);
    const width = scale.length;
    const out = new Float32Array(starts.length * width);
    for (let r = 0; r < starts.length; r++) {
      const from = r * matrix.outputs;
      const to = r * width;
      let sum = 0;
      for (let j = 0; j < width; j++) {
        let most = pieces[from + j];
        for (let k = j + width; k < matrix.outputs; k += width)
          if (pieces[from + k] > most) most = pieces[from + k];
        out[to + j] = most;
        sum += most;
      }
      const mean = sum / width;
      let squares = 0;
      for (let j = 0; j < width; j++) squares += (out[to + j] - mean) ** 2;
      const factor = 1 / Math.sqrt(squares / width + 1e-8);
      for (let j = 0; j < width; j++)
        out[to + j] = (out[to + j] - mean) * factor * scale[j] + shift[j];
    }
    return out;
  }

  /** Word features → one vector a word → that vector in sight of its neighbours → tags. */
  class Network {
    constructor(arrays, embeddings) {
      this.embeddings = arrays.slice(0, embeddings);
      const layers = [];
      for (let i = embeddings; i < arrays.length - 2; i += 4)
        layers.push([columnsOf(arrays[i]), ...arrays.slice(i + 1, i + 4)]);
      this.mix = layers[0];
      this.look = layers.slice(1);
      this.weights = columnsOf(arrays[arrays.length - 2]);
      this.bias = arrays[arrays.length - 1];
      this.width = this.mix[2].length;
    }

    /** The vectors of words by themselves, from rows of feature ids. */
    words(ids, count) {
      const inputs = this.mix[0].inputs;
      const parts = new Float32Array(count * inputs);
      let at = 0;
      for (let i = 0; i < ids.length; i++) {
        const { factors, bytes, columns } = this.embeddings[i % this.embeddings.length];
        const from = ids[i] * columns;
        for (let j = 0; j < columns; j++) parts[at++] = bytes[from + j] * factors[ids[i]];
      }
      return layer(this.mix, parts, Int32Array.from({ length: count }, (_, i) => i * inputs));
    }

    /** Scores for each tag of the words in a row of vectors that are in `stretches` parts; the
        neighbours at the ends of each part get none. */
    scores(vectors, stretches, words) {
      const width = this.width;
      for (const one of this.look) {
        const left = words - 2;
        const starts = new Int32Array(stretches * left);
        for (let s = 0, i = 0; s < stretches; s++)
          for (let k = 0; k < left; k++) starts[i++] = (s * words + k) * width;
        // A word with its two neighbours is a window on three vectors that lie side by side.
        const seen = layer(one, vectors, starts);
        for (let i = 0; i < starts.length; i++)
          for (let j = 0; j < width; j++) seen[i * width + j] += vectors[starts[i] + width + j];
        vectors = seen;
        words = left;
      }
      const starts = Int32Array.from({ length: stretches * words }, (_, i) => i * width);
      return product(vectors, starts, this.weights, this.bias);
    }
  }

  /** From scores to shares of one, added to those of other networks. */
  function addShares(total, scores, tags) {
    for (let at = 0; at < scores.length; at += tags) {
      let most = -Infinity;
      for (let j = at; j < at + tags; j++) if (scores[j] > most) most = scores[j];
      let sum = 0;
      for (let j = at; j < at + tags; j++) sum += scores[j] = Math.exp(scores[j] - most);
      for (let j = at; j < at + tags; j++) total[j] += scores[j] / sum;
    }
  }

  return (packed) => {
    const length = new DataView(packed.buffer, packed.byteOffset).getUint32(0, true);
    const text = new TextDecoder().decode(packed.subarray(4, 4 + length));
    const header = JSON.parse(text);
    let at = 4 + length;
    const networks = header.networks.map((shapes) => {
      const [arrays, end] = parameters(packed, at, shapes);
      at = end;
      return new Network(arrays, header.embeddings);
    });
    const known = networks.map((network) => new Float32Array(512 * network.width));

    function learn(first, ids) {
      const count = ids.length / header.embeddings;
      networks.forEach((network, n) => {
        const end = (first + count) * network.width;
        if (end > known[n].length) {
          const more = new Float32Array(2 * end);
          more.set(known[n].subarray(0, first * network.width));
          known[n] = more;
        }
        known[n].set(network.words(ids, count), first * network.width);
      });
    }

    function best(places, stretches) {
      const words = places.length / stretches;
      const tags = header.tags.length;
      let total = null;
      networks.forEach((network, n) => {
        const width = network.width;
        const vectors = new Float32Array(places.length * width);
        places.forEach((place, i) => {
          vectors.set(known[n].subarray(place * width, (place + 1) * width), i * width);
        });
        const scores = network.scores(vectors, stretches, words);
        if (total === null) total = new Float32Array(scores.length);
        addShares(total, scores, tags);
      });
      const found = new Int32Array(total.length / tags);
      for (let i = 0; i < found.length; i++) {
        let place = i * tags;
        for (let j = place; j < (i + 1) * tags; j++) if (total[j] > total[place]) place = j;
        found[i] = place - i * tags;
      }
      return found;
    }

    const reach = Math.max(...networks.map((network) => network.look.length));
    return { tags: header.tags, reach, learn, best };
  };
})();
