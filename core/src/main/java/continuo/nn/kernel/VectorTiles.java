package continuo.nn.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The innermost loops of a matrix product on the Vector API: a tile of the result is held in registers while a panel of the
 * right side goes by. Five rows by four vectors use the 32 registers of AVX-512; five by two fit the 16 of AVX2.
 *
 * <p>Vectors never cross a call that is not inlined: a boxed vector costs eight times the time and gigabytes of garbage.
 * Hence the long methods here, against the habit of the house.
 */
final class VectorTiles {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int L = SPECIES.length();
    private static final int TILE_ROWS = 5;

    private VectorTiles() {}

    /** {@code c = start + a panel} for all m rows. */
    static void panel(
            int m,
            int k,
            int width,
            float[] a,
            int aAt,
            int aStride,
            float[] b,
            int bAt,
            float[] start,
            int startAt,
            int startStride,
            float[] c,
            int cAt,
            int cStride) {
        int row = 0;
        for (; row + TILE_ROWS <= m; row += TILE_ROWS) {
            int from = aAt + row * aStride;
            int to = cAt + row * cStride;
            int begins = startAt + row * startStride;
            if (width == 4 * L) {
                tile5x4(k, a, from, aStride, b, bAt, start, begins, startStride, c, to, cStride);
            } else if (width == 2 * L) {
                tile5x2(k, a, from, aStride, b, bAt, start, begins, startStride, c, to, cStride);
            } else {
                tile5x1(k, a, from, aStride, b, bAt, start, begins, startStride, c, to, cStride);
            }
        }
        for (; row < m; row++) {
            int from = aAt + row * aStride;
            int to = cAt + row * cStride;
            int begins = startAt + row * startStride;
            if (width == 4 * L) {
                tile1x4(k, a, from, b, bAt, start, begins, c, to);
            } else if (width == 2 * L) {
                tile1x2(k, a, from, b, bAt, start, begins, c, to);
            } else {
                tile1x1(k, a, from, b, bAt, start, begins, c, to);
            }
        }
    }

    private static FloatVector load(float[] x, int at) {
        return FloatVector.fromArray(SPECIES, x, at);
    }

    private static FloatVector all(float x) {
        return FloatVector.broadcast(SPECIES, x);
    }

    private static void tile5x4(
            int k,
            float[] a,
            int aAt,
            int aStride,
            float[] b,
            int bAt,
            float[] start,
            int startAt,
            int startStride,
            float[] c,
            int cAt,
            int cStride) {
        int a1 = aAt + aStride;
        int a2 = a1 + aStride;
        int a3 = a2 + aStride;
        int a4 = a3 + aStride;
        int c1 = cAt + cStride;
        int c2 = c1 + cStride;
        int c3 = c2 + cStride;
        int c4 = c3 + cStride;
        int s1 = startAt + startStride;
        int s2 = s1 + startStride;
        int s3 = s2 + startStride;
        int s4 = s3 + startStride;
        FloatVector c00 = load(start, startAt),
                c01 = load(start, startAt + L),
                c02 = load(start, startAt + 2 * L),
                c03 = load(start, startAt + 3 * L);
        FloatVector c10 = load(start, s1),
                c11 = load(start, s1 + L),
                c12 = load(start, s1 + 2 * L),
                c13 = load(start, s1 + 3 * L);
        FloatVector c20 = load(start, s2),
                c21 = load(start, s2 + L),
                c22 = load(start, s2 + 2 * L),
                c23 = load(start, s2 + 3 * L);
        FloatVector c30 = load(start, s3),
                c31 = load(start, s3 + L),
                c32 = load(start, s3 + 2 * L),
                c33 = load(start, s3 + 3 * L);
        FloatVector c40 = load(start, s4),
                c41 = load(start, s4 + L),
                c42 = load(start, s4 + 2 * L),
                c43 = load(start, s4 + 3 * L);
        for (int i = 0; i < k; i++) {
            int at = bAt + i * 4 * L;
            FloatVector b0 = load(b, at), b1 = load(b, at + L), b2 = load(b, at + 2 * L), b3 = load(b, at + 3 * L);
            FloatVector x = all(a[aAt + i]);
            c00 = b0.fma(x, c00);
            c01 = b1.fma(x, c01);
            c02 = b2.fma(x, c02);
            c03 = b3.fma(x, c03);
            x = all(a[a1 + i]);
            c10 = b0.fma(x, c10);
            c11 = b1.fma(x, c11);
            c12 = b2.fma(x, c12);
            c13 = b3.fma(x, c13);
            x = all(a[a2 + i]);
            c20 = b0.fma(x, c20);
            c21 = b1.fma(x, c21);
            c22 = b2.fma(x, c22);
            c23 = b3.fma(x, c23);
            x = all(a[a3 + i]);
            c30 = b0.fma(x, c30);
            c31 = b1.fma(x, c31);
            c32 = b2.fma(x, c32);
            c33 = b3.fma(x, c33);
            x = all(a[a4 + i]);
            c40 = b0.fma(x, c40);
            c41 = b1.fma(x, c41);
            c42 = b2.fma(x, c42);
            c43 = b3.fma(x, c43);
        }
        c00.intoArray(c, cAt);
        c01.intoArray(c, cAt + L);
        c02.intoArray(c, cAt + 2 * L);
        c03.intoArray(c, cAt + 3 * L);
        c10.intoArray(c, c1);
        c11.intoArray(c, c1 + L);
        c12.intoArray(c, c1 + 2 * L);
        c13.intoArray(c, c1 + 3 * L);
        c20.intoArray(c, c2);
        c21.intoArray(c, c2 + L);
        c22.intoArray(c, c2 + 2 * L);
        c23.intoArray(c, c2 + 3 * L);
        c30.intoArray(c, c3);
        c31.intoArray(c, c3 + L);
        c32.intoArray(c, c3 + 2 * L);
        c33.intoArray(c, c3 + 3 * L);
        c40.intoArray(c, c4);
        c41.intoArray(c, c4 + L);
        c42.intoArray(c, c4 + 2 * L);
        c43.intoArray(c, c4 + 3 * L);
    }

    private static void tile5x2(
            int k,
            float[] a,
            int aAt,
            int aStride,
            float[] b,
            int bAt,
            float[] start,
            int startAt,
            int startStride,
            float[] c,
            int cAt,
            int cStride) {
        int a1 = aAt + aStride;
        int a2 = a1 + aStride;
        int a3 = a2 + aStride;
        int a4 = a3 + aStride;
        int c1 = cAt + cStride;
        int c2 = c1 + cStride;
        int c3 = c2 + cStride;
        int c4 = c3 + cStride;
        int s1 = startAt + startStride;
        int s2 = s1 + startStride;
        int s3 = s2 + startStride;
        int s4 = s3 + startStride;
        FloatVector c00 = load(start, startAt), c01 = load(start, startAt + L);
        FloatVector c10 = load(start, s1), c11 = load(start, s1 + L);
        FloatVector c20 = load(start, s2), c21 = load(start, s2 + L);
        FloatVector c30 = load(start, s3), c31 = load(start, s3 + L);
        FloatVector c40 = load(start, s4), c41 = load(start, s4 + L);
        for (int i = 0; i < k; i++) {
            int at = bAt + i * 2 * L;
            FloatVector b0 = load(b, at), b1 = load(b, at + L);
            FloatVector x = all(a[aAt + i]);
            c00 = b0.fma(x, c00);
            c01 = b1.fma(x, c01);
            x = all(a[a1 + i]);
            c10 = b0.fma(x, c10);
            c11 = b1.fma(x, c11);
            x = all(a[a2 + i]);
            c20 = b0.fma(x, c20);
            c21 = b1.fma(x, c21);
            x = all(a[a3 + i]);
            c30 = b0.fma(x, c30);
            c31 = b1.fma(x, c31);
            x = all(a[a4 + i]);
            c40 = b0.fma(x, c40);
            c41 = b1.fma(x, c41);
        }
        c00.intoArray(c, cAt);
        c01.intoArray(c, cAt + L);
        c10.intoArray(c, c1);
        c11.intoArray(c, c1 + L);
        c20.intoArray(c, c2);
        c21.intoArray(c, c2 + L);
        c30.intoArray(c, c3);
        c31.intoArray(c, c3 + L);
        c40.intoArray(c, c4);
        c41.intoArray(c, c4 + L);
    }

    private static void tile5x1(
            int k,
            float[] a,
            int aAt,
            int aStride,
            float[] b,
            int bAt,
            float[] start,
            int startAt,
            int startStride,
            float[] c,
            int cAt,
            int cStride) {
        int a1 = aAt + aStride;
        int a2 = a1 + aStride;
        int a3 = a2 + aStride;
        int a4 = a3 + aStride;
        FloatVector c0 = load(start, startAt);
        FloatVector c1 = load(start, startAt + startStride);
        FloatVector c2 = load(start, startAt + 2 * startStride);
        FloatVector c3 = load(start, startAt + 3 * startStride);
        FloatVector c4 = load(start, startAt + 4 * startStride);
        for (int i = 0; i < k; i++) {
            FloatVector b0 = load(b, bAt + i * L);
            c0 = b0.fma(all(a[aAt + i]), c0);
            c1 = b0.fma(all(a[a1 + i]), c1);
            c2 = b0.fma(all(a[a2 + i]), c2);
            c3 = b0.fma(all(a[a3 + i]), c3);
            c4 = b0.fma(all(a[a4 + i]), c4);
        }
        c0.intoArray(c, cAt);
        c1.intoArray(c, cAt + cStride);
        c2.intoArray(c, cAt + 2 * cStride);
        c3.intoArray(c, cAt + 3 * cStride);
        c4.intoArray(c, cAt + 4 * cStride);
    }

    /** Two rows of k at a time: eight independent sums hide the latency of the multiply-add. */
    private static void tile1x4(
            int k, float[] a, int aAt, float[] b, int bAt, float[] start, int startAt, float[] c, int cAt) {
        FloatVector c0 = load(start, startAt),
                c1 = load(start, startAt + L),
                c2 = load(start, startAt + 2 * L),
                c3 = load(start, startAt + 3 * L);
        FloatVector d0 = FloatVector.zero(SPECIES), d1 = d0, d2 = d0, d3 = d0;
        int i = 0;
        for (; i + 1 < k; i += 2) {
            int at = bAt + i * 4 * L;
            FloatVector x = all(a[aAt + i]);
            FloatVector y = all(a[aAt + i + 1]);
            c0 = load(b, at).fma(x, c0);
            c1 = load(b, at + L).fma(x, c1);
            c2 = load(b, at + 2 * L).fma(x, c2);
            c3 = load(b, at + 3 * L).fma(x, c3);
            d0 = load(b, at + 4 * L).fma(y, d0);
            d1 = load(b, at + 5 * L).fma(y, d1);
            d2 = load(b, at + 6 * L).fma(y, d2);
            d3 = load(b, at + 7 * L).fma(y, d3);
        }
        if (i < k) {
            int at = bAt + i * 4 * L;
            FloatVector x = all(a[aAt + i]);
            c0 = load(b, at).fma(x, c0);
            c1 = load(b, at + L).fma(x, c1);
            c2 = load(b, at + 2 * L).fma(x, c2);
            c3 = load(b, at + 3 * L).fma(x, c3);
        }
        c0.add(d0).intoArray(c, cAt);
        c1.add(d1).intoArray(c, cAt + L);
        c2.add(d2).intoArray(c, cAt + 2 * L);
        c3.add(d3).intoArray(c, cAt + 3 * L);
    }

    private static void tile1x2(
            int k, float[] a, int aAt, float[] b, int bAt, float[] start, int startAt, float[] c, int cAt) {
        FloatVector c0 = load(start, startAt), c1 = load(start, startAt + L);
        FloatVector d0 = FloatVector.zero(SPECIES), d1 = d0;
        int i = 0;
        for (; i + 1 < k; i += 2) {
            int at = bAt + i * 2 * L;
            FloatVector x = all(a[aAt + i]);
            FloatVector y = all(a[aAt + i + 1]);
            c0 = load(b, at).fma(x, c0);
            c1 = load(b, at + L).fma(x, c1);
            d0 = load(b, at + 2 * L).fma(y, d0);
            d1 = load(b, at + 3 * L).fma(y, d1);
        }
        if (i < k) {
            FloatVector x = all(a[aAt + i]);
            c0 = load(b, bAt + i * 2 * L).fma(x, c0);
            c1 = load(b, bAt + i * 2 * L + L).fma(x, c1);
        }
        c0.add(d0).intoArray(c, cAt);
        c1.add(d1).intoArray(c, cAt + L);
    }

    private static void tile1x1(
            int k, float[] a, int aAt, float[] b, int bAt, float[] start, int startAt, float[] c, int cAt) {
        FloatVector sum = load(start, startAt);
        for (int i = 0; i < k; i++) {
            sum = load(b, bAt + i * L).fma(all(a[aAt + i]), sum);
        }
        sum.intoArray(c, cAt);
    }
}
