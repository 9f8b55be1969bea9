"""The words everybody uses: plain values with no behaviour beyond their own arithmetic."""
